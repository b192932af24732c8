package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.Test;

/** What a client gets back when all goes well. */
@OnEachLedger
class ResultsSystemTest {
    private static final byte[] NOT_TEXT = {0, (byte) 0xff, (byte) 0xfe, 10, 13, (byte) 0x80};

    private final RunningLedger ledger;
    private final LedgerClient client;

    ResultsSystemTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.client = ledger.client();
    }

    @Test
    void a_submitted_transaction_returns_the_chaincodes_result_and_its_writes_are_read() throws Exception {
        assertThat(client.submit("putThenGet", "result", "first")).isEmpty();

        assertThat(client.submit("putThenGet", "result", "second")).isEqualTo("first");
        assertThat(client.evaluate("get", "result")).isEqualTo("second");
    }

    @Test
    void an_evaluated_transaction_changes_nothing() throws Exception {
        assertThat(client.evaluate("putThenGet", "evaluated", "x")).isEmpty();

        assertThat(client.evaluate("get", "evaluated")).isEmpty();
    }

    @Test
    void an_empty_result_is_empty() throws Exception {
        assertThat(client.contract(LedgerNetwork.TEST).submitTransaction("put", "empty", "x"))
                .isEmpty();
        assertThat(client.contract(LedgerNetwork.TEST).evaluateTransaction("get", "nobody wrote this"))
                .isEmpty();
    }

    @Test
    void bytes_that_are_no_text_come_back_as_they_went() throws Exception {
        byte[] submitted = client.contract(LedgerNetwork.TEST)
                .submitTransaction("putBytes", "bytes".getBytes(StandardCharsets.UTF_8), NOT_TEXT);

        assertThat(submitted).isEqualTo(NOT_TEXT);
        assertThat(client.contract(LedgerNetwork.TEST).evaluateTransaction("getBytes", "bytes"))
                .isEqualTo(NOT_TEXT);
    }

    @Test
    void text_of_all_planes_comes_back_as_it_went() throws Exception {
        String text = "居民 é \uD83D\uDE00 \u0001 \"quoted\"";

        client.submit("put", "texts-" + text, text);

        assertThat(client.evaluate("get", "texts-" + text)).isEqualTo(text);
    }

    @Test
    void a_result_of_two_mebibytes_arrives_whole() throws Exception {
        assertThat(client.evaluate("large", "2097152")).hasSize(2_097_152).matches("x*");
        assertThat(client.submit("large", "2097152")).hasSize(2_097_152);
    }

    @Test
    void a_success_has_its_status_and_message_too() throws Exception {
        EvaluateResponse evaluated = evaluate(client.proposal("respond", "200", "as you wish", "result"));

        assertThat(evaluated.getResult())
                .isEqualTo(Response.newBuilder()
                        .setStatus(200)
                        .setMessage("as you wish")
                        .setPayload(ByteString.copyFromUtf8("result"))
                        .build());
    }

    @Test
    void a_transaction_has_one_id_for_client_chaincode_and_ledger() throws Exception {
        Proposal proposal = client.proposal("transactionId");

        Transaction endorsed = proposal.endorse();

        assertThat(proposal.getTransactionId()).matches("[0-9a-f]{64}");
        assertThat(LedgerClient.text(endorsed.getResult())).isEqualTo(proposal.getTransactionId());
        assertThat(endorsed.getTransactionId()).isEqualTo(proposal.getTransactionId());
        assertThat(endorsed.submitAsync().getStatus().getTransactionId()).isEqualTo(proposal.getTransactionId());
    }

    @Test
    void the_chaincode_sees_the_clients_timestamp() throws Exception {
        Proposal proposal = client.proposal("timestamp");

        var timestamp = ProposalDraft.of(client, proposal).channelHeader.getTimestamp();

        assertThat(Instant.parse(LedgerClient.text(proposal.evaluate())))
                .isEqualTo(Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos()));
    }

    @Test
    void the_chaincode_knows_its_caller_by_msp_and_attributes() throws Exception {
        for (Member member : Member.values()) {
            assertThat(ledger.client(member).evaluate("caller")).isEqualTo(member.mspId() + " " + member.roles());
        }
    }

    @Test
    void transient_data_reaches_the_chaincode_but_not_the_transaction() throws Exception {
        Transaction endorsed = client.contract(LedgerNetwork.TEST)
                .newProposal("transientValue")
                .addArguments("secret")
                .putAllTransient(Map.of("secret", "whispered".getBytes(StandardCharsets.UTF_8)))
                .build()
                .endorse();

        assertThat(LedgerClient.text(endorsed.getResult())).isEqualTo("whispered");
        var kept = org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload.parseFrom(
                new EnvelopeDraft(client, endorsed).action().getChaincodeProposalPayload());
        assertThat(kept.getTransientMapCount()).isZero();
        assertThat(endorsed.submitAsync().getStatus().isSuccessful()).isTrue();
    }

    @Test
    void a_chaincode_invokes_another_one_within_the_same_transaction() throws Exception {
        assertThat(client.submit("invokeOther", LedgerNetwork.OTHER, "", "put", "shared,by other"))
                .isEqualTo("200:");

        assertThat(client.evaluate("get", "shared")).isEmpty();
        assertThat(LedgerClient.text(client.contract(LedgerNetwork.OTHER).evaluateTransaction("get", "shared")))
                .isEqualTo("by other");
    }

    private EvaluateResponse evaluate(Proposal proposal) throws Exception {
        return client.raw()
                .evaluate(EvaluateRequest.newBuilder()
                        .setChannelId(LedgerNetwork.CHANNEL)
                        .setProposedTransaction(
                                ProposedTransaction.parseFrom(signed(proposal)).getProposal())
                        .build());
    }

    /** The library signs when it sends; here the signature is put in by hand. */
    private byte[] signed(Proposal proposal) throws Exception {
        var proposed = ProposedTransaction.parseFrom(proposal.getBytes()).toBuilder();
        byte[] signature = client.sign(proposed.getProposal().getProposalBytes().toByteArray());
        proposed.getProposalBuilder().setSignature(ByteString.copyFrom(signature));
        return proposed.build().toByteArray();
    }
}
