package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.countersign.devledger.identity.MspFolders;
import org.countersign.devledger.identity.Organization;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.store.PendingEnvelope;
import org.countersign.devledger.support.DeliverClient;
import org.countersign.devledger.support.RawClient;
import org.countersign.devledger.support.TestChaincode;
import org.countersign.devledger.support.TestNetwork;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new process finds in the folder of an old one. */
final class RestartTest {
    @TempDir
    private Path data;

    @Test
    void blocks_state_history_and_used_ids_are_kept() throws Exception {
        Envelope transaction;
        List<Block> before;
        try (TestNetwork network = start()) {
            network.client().submit("put", "key", "1");
            network.client().submit("put", "key", "2");
            RawClient raw = raw(network);
            transaction = raw.transaction("increment", "counter");
            raw.submit(transaction);
            assertThat(raw.codeOf(transaction)).isEqualTo(TxValidationCode.VALID);
            before = chain(network);
        }

        try (TestNetwork network = start()) {
            assertThat(chain(network)).isEqualTo(before);
            assertThat(network.client().evaluate("get", "key")).isEqualTo("2");
            assertThat(network.client().evaluate("history", "key")).isEqualTo("2,1");
            assertThat(raw(network).codeOf(transaction)).isEqualTo(TxValidationCode.VALID);

            raw(network).submit(transaction);
            network.client().submit("put", "key", "3");

            assertThat(network.client().evaluate("get", "counter")).isEqualTo("1");
            List<Block> after = chain(network);
            ChainCheck.verify(after);
            assertThat(ChainCheck.transactions(after, TxValidationCode.DUPLICATE_TXID_VALUE))
                    .containsExactly(RawClient.transactionId(transaction));
        }
    }

    @Test
    void envelopes_that_were_accepted_but_not_in_a_block_are_ordered() throws Exception {
        Envelope first;
        Envelope second;
        try (TestNetwork network = start()) {
            first = raw(network).transaction("put", "left", "1");
            second = raw(network).transaction("put", "left", "2");
        }
        try (LedgerStore store = new LedgerStore(data.resolve("ledger"))) {
            store.accept(List.of(new PendingEnvelope(7, first), new PendingEnvelope(8, second)));
        }

        try (TestNetwork network = start()) {
            assertThat(raw(network).codeOf(first)).isEqualTo(TxValidationCode.VALID);
            assertThat(raw(network).codeOf(second)).isEqualTo(TxValidationCode.VALID);
            assertThat(network.client().evaluate("history", "left")).isEqualTo("2,1");
        }
        try (LedgerStore store = new LedgerStore(data.resolve("ledger"))) {
            assertThat(store.pending()).isEmpty();
        }
    }

    @Test
    void the_chaincode_may_go_and_come_back() throws Exception {
        try (TestChaincode chaincode = TestChaincode.start("test");
                TestNetwork network = new TestNetwork(data, chaincode)) {
            network.client().submit("put", "key", "1");

            chaincode.stop();
            assertThatThrownBy(() -> network.client().evaluate("get", "key")).hasMessageContaining("ABORTED");
            chaincode.restart();

            assertThat(network.client().evaluate("get", "key")).isEqualTo("1");
        }
    }

    @Test
    void refuses_a_folder_that_another_ledger_is_using() {
        try (TestNetwork network = start()) {
            assertThat(network.ledger().height()).isEqualTo(1);
            assertThatThrownBy(() -> DevLedger.builder(InstantSource.system(), new SecureRandom())
                            .data(data)
                            .start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is another process using it?");
        }
    }

    @Test
    void refuses_organisations_other_than_those_that_the_ledger_began_with() throws Exception {
        start().close();
        Path organizations = data.resolve("organizations");
        Files.move(organizations, data.resolve("old organizations"));

        assertThatThrownBy(() -> DevLedger.builder(InstantSource.system(), new SecureRandom())
                        .data(data)
                        .start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are not those that the ledger began with");
    }

    @Test
    void a_half_written_organisation_is_made_anew() throws Exception {
        Organization organization = new Organization("SomeMSP", "some.test", Map.of());
        Path draft = data.resolve("peerOrganizations/some.test.draft/ca");
        Files.createDirectories(draft);
        Files.writeString(draft.resolve("priv_sk"), "half");

        MspFolders folders = new MspFolders(data);
        folders.create(List.of(organization), new SecureRandom(), Instant.now());

        assertThat(folders.peer(organization).mspId()).isEqualTo("SomeMSP");
        assertThat(draft).doesNotExist();
    }

    private TestNetwork start() {
        return new TestNetwork(data, TestChaincode.shared());
    }

    private static RawClient raw(TestNetwork network) {
        return network.raw(TestNetwork.DATA_BUREAU, "gateway");
    }

    private static List<Block> chain(TestNetwork network) {
        return new DeliverClient(raw(network)).blocks(DeliverClient.oldest(), DeliverClient.newest());
    }
}
