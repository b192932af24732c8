package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** CommitStatus: before and after the commit, and for whom. */
@OnEachLedger
class CommitStatusSystemTest {
    private static final String NO_READER = "Failed evaluating policy on signed data during check policy on channel"
            + " [countersign] with policy [/Channel/Application/Readers]: [implicit policy evaluation failed - 0"
            + " sub-policies were satisfied, but this policy requires 1 of the 'Readers' sub-policies to be satisfied]";

    private final RunningLedger ledger;
    private final LedgerClient client;

    CommitStatusSystemTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.client = ledger.client();
    }

    @Test
    void answers_the_same_again_after_the_commit() throws Exception {
        SubmittedTransaction submitted = client.endorsed("put", "after", "1").submitAsync();
        Status first = submitted.getStatus();

        Status second = submitted.getStatus();

        assertThat(second.getCode()).isEqualTo(TxValidationCode.VALID);
        assertThat(second.getBlockNumber()).isEqualTo(first.getBlockNumber()).isPositive();
    }

    @Test
    void answers_another_organisation_too() throws Exception {
        Status own = client.commit("put", "another asks", "1");

        CommitStatusResponse others =
                raw(ledger.client(Member.PARTNERS), request -> request.setTransactionId(own.getTransactionId()));

        assertThat(others.getResult()).isEqualTo(TxValidationCode.VALID);
        assertThat(others.getBlockNumber()).isEqualTo(own.getBlockNumber());
    }

    @Test
    void blocks_until_the_commit() throws Exception {
        Transaction transaction = client.endorsed("put", "before", "1");
        CompletableFuture<CommitStatusResponse> status = CompletableFuture.supplyAsync(
                () -> raw(client, request -> request.setTransactionId(transaction.getTransactionId())));
        assertThatThrownBy(() -> status.get(400, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        transaction.submitAsync();

        assertThat(status.join().getResult()).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void refuses_a_wrong_signature() throws Exception {
        Commit commit = client.endorsed("put", "whose", "1").submitAsync();
        byte[] wrong = client.sign("else".getBytes(StandardCharsets.UTF_8));

        Refusal refusal = Refusal.of(
                () -> client.gateway().newSignedCommit(commit.getBytes(), wrong).getStatus());

        assertThat(refusal.type()).isEqualTo(CommitStatusException.class);
        assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(refusal.text()).isEqualTo(NO_READER);
    }

    @Test
    void refuses_an_unknown_channel() {
        assertThat(refused(request -> request.setChannelId("elsewhere")))
                .isEqualTo("PERMISSION_DENIED: Failed to get policy manager for channel [elsewhere]");
    }

    @Test
    void refuses_an_empty_request() {
        Refusal empty = Refusal.of(() -> client.raw().commitStatus(SignedCommitStatusRequest.getDefaultInstance()));

        assertThat(empty.code() + ": " + empty.text())
                .isEqualTo("INVALID_ARGUMENT: a commit status request is required");
    }

    @Test
    void refuses_a_request_without_a_channel() {
        assertThat(refused(request -> request.setChannelId("")))
                .isEqualTo(
                        ledger.network().fabricRelease() < 3
                                ? "PERMISSION_DENIED: Invalid channel ID name during check policy on signed data."
                                        + " Name must be different from nil."
                                : "INVALID_ARGUMENT: no channel ID provided");
    }

    @Test
    void refuses_a_request_without_an_identity() {
        assertThat(refused(CommitStatusRequest.Builder::clearIdentity))
                .isEqualTo(
                        ledger.network().fabricRelease() < 3
                                ? "PERMISSION_DENIED: " + NO_READER
                                : "INVALID_ARGUMENT: no identity provided");
    }

    private String refused(UnaryOperator<CommitStatusRequest.Builder> change) {
        Refusal refusal = Refusal.of(() -> raw(client, change));
        return refusal.code() + ": " + refusal.text();
    }

    private static CommitStatusResponse raw(LedgerClient client, UnaryOperator<CommitStatusRequest.Builder> change) {
        ByteString request = change.apply(CommitStatusRequest.newBuilder()
                        .setChannelId(LedgerNetwork.CHANNEL)
                        .setTransactionId("some id")
                        .setIdentity(client.serializedIdentity()))
                .build()
                .toByteString();
        return client.raw()
                .commitStatus(SignedCommitStatusRequest.newBuilder()
                        .setRequest(request)
                        .setSignature(ByteString.copyFrom(client.sign(request.toByteArray())))
                        .build());
    }
}
