package org.countersign.devledger.gateway;

import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.countersign.devledger.ordering.BroadcastResult;
import org.countersign.devledger.ordering.Orderer;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;

/** Submit: returns when the ordering service has the transaction on disk. */
final class SubmitCall {
    static final String TIMEOUT = "submit timeout expired while broadcasting to ordering service";
    private static final Duration BROADCAST_TIMEOUT = Duration.ofSeconds(30);

    private final String channelId;
    private final Orderer orderer;

    SubmitCall(String channelId, Orderer orderer) {
        this.channelId = channelId;
        this.orderer = orderer;
    }

    SubmitResponse run(SubmitRequest request) throws InterruptedException {
        if (!request.hasPreparedTransaction()) {
            throw RpcErrors.of(Code.INVALID_ARGUMENT, "a prepared transaction is required");
        }
        Envelope transaction = request.getPreparedTransaction();
        if (transaction.getSignature().isEmpty()) {
            throw RpcErrors.of(Code.INVALID_ARGUMENT, "prepared transaction must be signed");
        }
        // Fabric's gateway takes the ordering nodes from the channel of the request; what is in the envelope is their
        // business.
        if (!request.getChannelId().equals(channelId)) {
            throw RpcErrors.of(Code.FAILED_PRECONDITION, RpcErrors.unknownChannel(request.getChannelId()));
        }
        BroadcastResult result = broadcast(transaction);
        if (result.status() == Status.SUCCESS) {
            return SubmitResponse.getDefaultInstance();
        }
        if (result.status().getNumber() >= 400 && result.status().getNumber() < 500) {
            throw RpcErrors.of(
                    Code.ABORTED,
                    "received unsuccessful response from orderer: status=" + result.status() + ", info="
                            + result.info());
        }
        throw unavailable(result.info());
    }

    private BroadcastResult broadcast(Envelope transaction) throws InterruptedException {
        CompletableFuture<BroadcastResult> accepted = orderer.broadcast(transaction);
        try {
            return accepted.get(BROADCAST_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unavailable("broadcast timeout expired");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static StatusRuntimeException unavailable(String reason) {
        return RpcErrors.of(
                Code.UNAVAILABLE,
                "no orderers could successfully process transaction",
                List.of(ErrorDetail.newBuilder()
                        .setAddress("dev-ledger")
                        .setMessage(reason)
                        .build()));
    }
}
