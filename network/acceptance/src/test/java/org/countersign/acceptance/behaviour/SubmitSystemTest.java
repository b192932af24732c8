package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** What the ordering service accepts and refuses, and what becomes of a transaction that comes twice. */
@OnEachLedger
class SubmitSystemTest {
    private static final String REFUSED = "received unsuccessful response from orderer: status=";

    private final LedgerClient client;

    SubmitSystemTest(RunningLedger ledger) {
        this.client = ledger.client();
    }

    @Test
    void a_resubmitted_envelope_is_a_duplicate_in_its_block_and_the_first_status_stays() throws Exception {
        Transaction transaction = client.endorsed("increment", "again");
        Status first = transaction.submitAsync().getStatus();

        var again = transaction.submitAsync();
        long after = client.now();

        assertThat(again.getStatus().getCode()).isEqualTo(TxValidationCode.VALID);
        assertThat(again.getStatus().getBlockNumber()).isEqualTo(first.getBlockNumber());
        assertThat(client.evaluate("get", "again")).isEqualTo("1");
        assertThat(codes(client.blocks(first.getBlockNumber() + 1, after))).contains(TxValidationCode.DUPLICATE_TXID);
    }

    @Test
    void of_one_envelope_that_comes_twice_at_a_time_one_counts() throws Exception {
        Transaction transaction = client.endorsed("increment", "twice");
        long before = client.now();

        List<Status> statuses = LedgerClient.together(List.of(transaction, transaction));
        long after = client.now();

        assertThat(statuses).extracting(Status::isSuccessful).containsOnly(true);
        assertThat(client.evaluate("history", "twice")).isEqualTo("1");
        assertThat(codes(client.blocks(before + 1, after)))
                .filteredOn(TxValidationCode.DUPLICATE_TXID::equals)
                .hasSize(1);
    }

    @Test
    void the_client_learns_of_an_invalid_transaction_by_its_code() throws Exception {
        Transaction transaction = client.endorsed("increment", "learned");
        client.submit("put", "learned", "5");

        assertThatThrownBy(transaction::submit).isInstanceOfSatisfying(CommitException.class, e -> {
            assertThat(e.getCode()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
            assertThat(e.getTransactionId()).isEqualTo(transaction.getTransactionId());
        });
    }

    @Test
    void a_changed_byte_is_forbidden() throws Exception {
        EnvelopeDraft draft = new EnvelopeDraft(client, client.endorsed("put", "changed", "1"));
        byte[] payload = draft.payloadBytes().toByteArray();
        byte[] signature = client.sign(payload);
        payload[payload.length - 1] ^= 1;

        assertRefused(draft.with(ByteString.copyFrom(payload), signature), "FORBIDDEN, info=");
    }

    @Test
    void a_signature_with_high_s_is_forbidden() throws Exception {
        EnvelopeDraft draft = new EnvelopeDraft(client, client.endorsed("put", "high", "1"));
        byte[] highS = HighS.of(client.sign(draft.payloadBytes().toByteArray()));

        assertRefused(draft.with(draft.payloadBytes(), highS), "FORBIDDEN, info=");
    }

    @Test
    void who_may_not_write_is_forbidden() throws Exception {
        EnvelopeDraft draft = new EnvelopeDraft(client, client.endorsed("put", "stranger", "1"));
        byte[] other = client.sign("else".getBytes(StandardCharsets.UTF_8));

        assertRefused(
                draft.with(draft.payloadBytes(), other),
                "FORBIDDEN, info=implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy"
                        + " requires 1 of the 'Writers' sub-policies to be satisfied: permission denied");
    }

    @Test
    void a_missing_or_unsigned_envelope_is_an_invalid_argument() throws Exception {
        EnvelopeDraft draft = new EnvelopeDraft(client, client.endorsed("put", "unsigned", "1"));

        assertThat(text(SubmitRequest.newBuilder()
                        .setChannelId(LedgerNetwork.CHANNEL)
                        .build()))
                .isEqualTo("INVALID_ARGUMENT: a prepared transaction is required");
        assertThat(text(SubmitRequest.newBuilder()
                        .setChannelId(LedgerNetwork.CHANNEL)
                        .setPreparedTransaction(draft.envelope())
                        .build()))
                .isEqualTo("INVALID_ARGUMENT: prepared transaction must be signed");
    }

    @Test
    void an_unknown_channel_of_the_request_has_no_orderers() throws Exception {
        EnvelopeDraft draft = new EnvelopeDraft(client, client.endorsed("put", "lost", "1"));

        assertThat(text(SubmitRequest.newBuilder()
                        .setChannelId("elsewhere")
                        .setPreparedTransaction(draft.signedEnvelope())
                        .build()))
                .isEqualTo(
                        "FAILED_PRECONDITION: failed to get config for channel [elsewhere]: could not get last config"
                                + " for channel elsewhere");
    }

    @Test
    void what_is_no_payload_is_a_bad_request() {
        assertThat(text(payload(ByteString.copyFromUtf8("\u0001 not protobuf"))))
                .startsWith("ABORTED: " + REFUSED + "BAD_REQUEST, info=could not determine channel ID: ");
        assertThat(text(payload(ByteString.EMPTY)))
                .isEqualTo("ABORTED: " + REFUSED + "BAD_REQUEST, info=could not determine channel ID: header not set");
    }

    @Test
    void another_channel_in_the_envelope_is_a_bad_request() throws Exception {
        EnvelopeDraft draft = new EnvelopeDraft(client, client.endorsed("put", "header", "1"));
        Transaction elsewhere = draft.changeHeader(header -> header.setChannelId("elsewhere"));

        // What follows differs between Fabric 2.5 and 3.
        assertThat(text(payload(new EnvelopeDraft(client, elsewhere).payloadBytes())))
                .startsWith("ABORTED: " + REFUSED + "BAD_REQUEST, info=channel ");
    }

    @Test
    void a_message_that_is_no_transaction_is_ordered_and_invalid() throws Exception {
        EnvelopeDraft draft = new EnvelopeDraft(client, client.endorsed("put", "no transaction", "1"));

        Transaction message = draft.changeHeader(header -> header.setType(HeaderType.MESSAGE_VALUE));

        var _ = message.submitAsync();
        assertThat(client.evaluate("get", "no transaction")).isEmpty();
    }

    @Test
    void a_configuration_is_a_bad_request() throws Exception {
        EnvelopeDraft draft = new EnvelopeDraft(client, client.endorsed("put", "header", "1"));

        assertRefused(
                draft.changeHeader(header -> header.setType(HeaderType.CONFIG_VALUE)),
                "BAD_REQUEST, info=message is of type that cannot be processed directly");
    }

    @Test
    void what_was_endorsed_for_another_proposal_is_invalid() throws Exception {
        EnvelopeDraft one = new EnvelopeDraft(client, client.endorsed("put", "mixed", "1"));
        EnvelopeDraft another = new EnvelopeDraft(client, client.endorsed("put", "mixed", "2"));

        Transaction mixed =
                one.change(payload -> payload.setData(another.payload().getData()));

        assertThat(mixed.submitAsync().getStatus().getCode()).isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
        assertThat(client.evaluate("get", "mixed")).isEmpty();
    }

    @Test
    void a_transaction_of_nothing_is_invalid() throws Exception {
        EnvelopeDraft draft = new EnvelopeDraft(client, client.endorsed("put", "nothing", "1"));
        ByteString empty = draft.payload().toBuilder().clearData().build().toByteString();

        var _ = client.raw().submit(payload(empty));

        assertThat(client.statusOf(draft.transaction()).getCode())
                .isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
    }

    /** By hand, because the client library takes its own transactions only. */
    private SubmitRequest payload(ByteString payload) {
        return SubmitRequest.newBuilder()
                .setChannelId(LedgerNetwork.CHANNEL)
                .setPreparedTransaction(Envelope.newBuilder()
                        .setPayload(payload)
                        .setSignature(ByteString.copyFrom(client.sign(payload.toByteArray()))))
                .build();
    }

    private static void assertRefused(Transaction transaction, String text) {
        Refusal refusal = Refusal.of(transaction::submitAsync);
        assertThat(refusal.type()).isEqualTo(SubmitException.class);
        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
        assertThat(refusal.text()).startsWith(REFUSED + text);
    }

    private String text(SubmitRequest request) {
        Refusal refusal = Refusal.of(() -> client.raw().submit(request));
        return refusal.code() + ": " + refusal.text();
    }

    private static List<TxValidationCode> codes(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE))
                .flatMap(filter -> IntStream.range(0, filter.size())
                        .mapToObj(i -> TxValidationCode.forNumber(filter.byteAt(i) & 0xff)))
                .toList();
    }
}
