package org.countersign.devledger.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import io.grpc.Context;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.ChannelPolicies.SignedData;
import org.countersign.devledger.store.TransactionRecord;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;

/** CommitStatus: at once for a transaction on the ledger, else when it gets there or the client gives up. */
final class CommitStatusCall {
    private final String channelId;
    private final ChannelPolicies policies;
    private final CommitStatuses statuses;

    CommitStatusCall(String channelId, ChannelPolicies policies, CommitStatuses statuses) {
        this.channelId = channelId;
        this.policies = policies;
        this.statuses = statuses;
    }

    CommitStatusResponse run(SignedCommitStatusRequest signed) throws InterruptedException {
        CommitStatusRequest request = parse(signed);
        ReaderAccess.require(
                channelId,
                request.getChannelId(),
                policies,
                new SignedData(signed.getRequest(), request.getIdentity(), signed.getSignature()));
        CommitStatuses.Waiting waiting = statuses.await(request.getTransactionId());
        CompletableFuture<TransactionRecord> result = waiting.result();
        // The deadline and the client's cancellation both end the call's context.
        Context.CancellationListener giveUp = context -> result.cancel(false);
        Context.current().addListener(giveUp, Runnable::run);
        try {
            TransactionRecord record = result.get();
            return CommitStatusResponse.newBuilder()
                    .setResult(record.code())
                    .setBlockNumber(record.position().block())
                    .build();
        } catch (CancellationException e) {
            boolean expired = Context.current().getDeadline() != null
                    && Context.current().getDeadline().isExpired();
            throw expired
                    ? RpcErrors.of(Code.DEADLINE_EXCEEDED, "context deadline exceeded")
                    : RpcErrors.of(Code.CANCELLED, "context canceled");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            Context.current().removeListener(giveUp);
            statuses.forget(waiting);
        }
    }

    private static CommitStatusRequest parse(SignedCommitStatusRequest signed) {
        if (signed.getRequest().isEmpty()) {
            throw RpcErrors.of(Code.INVALID_ARGUMENT, "a commit status request is required");
        }
        try {
            return CommitStatusRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            throw RpcErrors.of(Code.INVALID_ARGUMENT, "invalid status request: " + e.getMessage());
        }
    }
}
