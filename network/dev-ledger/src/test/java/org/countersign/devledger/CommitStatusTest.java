package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.RawClient;
import org.countersign.devledger.support.TestClient;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CommitStatus: before and after the commit, and for whom. */
final class CommitStatusTest {
    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension();

    private final RawClient raw = NETWORK.raw();

    @Test
    void answers_at_once_after_the_commit() {
        Envelope transaction = raw.transaction("put", "after", "1");
        raw.submit(transaction);
        CommitStatusResponse first = raw.status(RawClient.transactionId(transaction));

        CommitStatusResponse second = raw.status(RawClient.transactionId(transaction));

        assertThat(second).isEqualTo(first);
        assertThat(second.getResult()).isEqualTo(TxValidationCode.VALID);
        assertThat(second.getBlockNumber()).isPositive();
    }

    @Test
    void blocks_until_the_commit() throws Exception {
        Envelope transaction = raw.transaction("put", "before", "1");
        String id = RawClient.transactionId(transaction);
        CompletableFuture<CommitStatusResponse> status = CompletableFuture.supplyAsync(() -> raw.status(id));
        assertThatThrownBy(() -> status.get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);

        raw.submit(transaction);

        assertThat(status.get(10, TimeUnit.SECONDS).getResult()).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void gives_up_at_the_deadline() {
        var hurried = raw.gateway().withDeadlineAfter(200, TimeUnit.MILLISECONDS);

        assertThatThrownBy(() -> hurried.commitStatus(raw.statusRequest(TestClient.CHANNEL, "never")))
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
    }

    @Test
    void refuses_who_is_no_reader() {
        SignedCommitStatusRequest request = raw.statusRequest(TestClient.CHANNEL, "id");
        SignedCommitStatusRequest wrong = request.toBuilder()
                .setSignature(raw.identity().sign(ByteString.copyFromUtf8("something else")))
                .build();

        assertThatThrownBy(() -> raw.gateway().commitStatus(wrong))
                .hasMessage("PERMISSION_DENIED: failed evaluating policy on signed data during check policy"
                        + " [/Channel/Application/Readers]: [implicit policy evaluation failed - 0 sub-policies were satisfied,"
                        + " but this policy requires 1 of the 'Readers' sub-policies to be satisfied]");
    }

    @Test
    void refuses_an_unknown_channel() {
        assertThatThrownBy(() -> raw.gateway().commitStatus(raw.statusRequest("elsewhere", "id")))
                .hasMessageStartingWith("PERMISSION_DENIED");
    }

    @Test
    void refuses_a_request_that_lacks_something() {
        assertThatThrownBy(() -> raw.gateway().commitStatus(SignedCommitStatusRequest.getDefaultInstance()))
                .hasMessage("INVALID_ARGUMENT: a commit status request is required");
        assertThatThrownBy(() -> raw.gateway().commitStatus(raw.statusRequest("", "id")))
                .hasMessage("INVALID_ARGUMENT: no channel ID provided");
        assertThatThrownBy(() -> raw.gateway().commitStatus(raw.statusRequest(TestClient.CHANNEL, "")))
                .hasMessage("INVALID_ARGUMENT: transaction ID should not be empty");
    }
}
