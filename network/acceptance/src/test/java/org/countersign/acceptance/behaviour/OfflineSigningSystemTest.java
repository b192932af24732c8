package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import org.countersign.acceptance.audit.FabricUser;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Signable;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that holds no key: everything that it sends is signed elsewhere, digest by digest. */
@OnEachLedger
class OfflineSigningSystemTest {
    private final LedgerClient online;
    private final Signer elsewhere;
    private final Gateway keyless;

    OfflineSigningSystemTest(RunningLedger ledger) {
        this.online = ledger.client();
        FabricUser user = online.user();
        this.elsewhere = user.signer();
        this.keyless = Gateway.newInstance()
                .identity(user.identity())
                .connection(online.channel())
                .connect();
    }

    @AfterEach
    void close() {
        keyless.close();
    }

    @Test
    void a_transaction_is_endorsed_submitted_and_looked_up() throws Exception {
        Proposal unsigned = proposal("put", "offline", "signed elsewhere");
        Proposal proposal = keyless.newSignedProposal(unsigned.getBytes(), signature(unsigned));
        Transaction endorsed = proposal.endorse();
        Transaction transaction = keyless.newSignedTransaction(endorsed.getBytes(), signature(endorsed));
        Commit submitted = transaction.submitAsync();
        Commit commit = keyless.newSignedCommit(submitted.getBytes(), signature(submitted));

        Status status = commit.getStatus();

        assertThat(status.isSuccessful()).isTrue();
        assertThat(status.getTransactionId()).isEqualTo(unsigned.getTransactionId());
        assertThat(online.evaluate("get", "offline")).isEqualTo("signed elsewhere");
    }

    @Test
    void a_query_is_evaluated() throws Exception {
        Proposal unsigned = proposal("putThenGet", "offline query", "x");

        assertThat(keyless.newSignedProposal(unsigned.getBytes(), signature(unsigned))
                        .evaluate())
                .isEmpty();
    }

    @Test
    void events_and_blocks_are_followed() throws Exception {
        Status status = online.commit("event", "offline event", "x");
        var network = keyless.getNetwork(LedgerNetwork.CHANNEL);
        var events = network.newChaincodeEventsRequest(LedgerNetwork.TEST)
                .startBlock(status.getBlockNumber())
                .build();
        var blocks = network.newBlockEventsRequest()
                .startBlock(status.getBlockNumber())
                .build();

        try (CloseableIterator<ChaincodeEvent> followed = keyless.newSignedChaincodeEventsRequest(
                                events.getBytes(), signature(events))
                        .getEvents();
                CloseableIterator<Block> delivered = keyless.newSignedBlockEventsRequest(
                                blocks.getBytes(), signature(blocks))
                        .getEvents()) {
            assertThat(followed.next().getTransactionId()).isEqualTo(status.getTransactionId());
            assertThat(delivered.next().getHeader().getNumber()).isEqualTo(status.getBlockNumber());
        }
    }

    @Test
    void a_signature_of_something_else_is_refused_at_each_step() throws Exception {
        Proposal one = proposal("put", "offline", "one");
        Proposal another = proposal("put", "offline", "another");

        assertThat(Refusal.of(() -> keyless.newSignedProposal(one.getBytes(), signature(another))
                                .endorse())
                        .code())
                .isEqualTo(io.grpc.Status.Code.ABORTED);
        Transaction endorsed =
                keyless.newSignedProposal(one.getBytes(), signature(one)).endorse();
        assertThat(Refusal.of(() -> keyless.newSignedTransaction(endorsed.getBytes(), signature(one))
                                .submitAsync())
                        .code())
                .isEqualTo(io.grpc.Status.Code.ABORTED);
    }

    private Proposal proposal(String function, String... arguments) {
        return keyless.getNetwork(LedgerNetwork.CHANNEL)
                .getContract(LedgerNetwork.TEST)
                .newProposal(function)
                .addArguments(arguments)
                .build();
    }

    private byte[] signature(Signable unsigned) {
        try {
            return elsewhere.sign(unsigned.getDigest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
