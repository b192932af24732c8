package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.RawClient;
import org.countersign.devledger.support.TestClient;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The gateway takes on so many calls and no more. */
final class ConcurrencyLimitTest {
    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension(builder -> builder.gatewayConcurrency(2));

    private final RawClient raw = NETWORK.raw();

    @Test
    void refuses_calls_beyond_the_limit_and_takes_them_again_when_others_end() {
        List<ListenableFuture<CommitStatusResponse>> waiting = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            waiting.add(GatewayGrpc.newFutureStub(raw.channel())
                    .commitStatus(raw.statusRequest(TestClient.CHANNEL, "never " + i)));
        }

        assertThatThrownBy(this::callUntilRefused)
                .hasMessage(
                        "RESOURCE_EXHAUSTED: too many requests for /gateway.Gateway, exceeding concurrency limit (2)");
        waiting.forEach(call -> call.cancel(true));

        assertThat(callUntilAccepted()).isEmpty();
    }

    /** The two waiting calls may arrive a little later than this one. */
    private void callUntilRefused() {
        while (true) {
            raw.evaluate(raw.draft("get", "key").sign());
        }
    }

    private String callUntilAccepted() {
        while (true) {
            try {
                return raw.evaluate(raw.draft("get", "key").sign());
            } catch (StatusRuntimeException e) {
                assertThat(e.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            }
        }
    }
}
