package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** How a ledger refused a call: the library's exception, gRPC's code and text, and who said what. */
record Refusal(Class<?> type, Status.Code code, String text, List<String> details) {

    static Refusal of(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        return switch (thrown) {
            case GatewayException e -> of(e.getClass(), e.getStatus(), e.getDetails());
            case GatewayRuntimeException e -> of(e.getClass(), e.getStatus(), e.getDetails());
            case io.grpc.StatusRuntimeException e -> of(e.getClass(), e.getStatus(), List.of());
            case null -> throw new AssertionError("nothing was refused");
            default -> throw new AssertionError("not an answer of a ledger", thrown);
        };
    }

    private static Refusal of(Class<?> type, Status status, List<ErrorDetail> details) {
        return new Refusal(
                type,
                status.getCode(),
                Optional.ofNullable(status.getDescription()).orElse(""),
                details.stream()
                        .map(detail -> detail.getMspId() + ": " + detail.getMessage())
                        .toList());
    }
}
