package org.countersign.devledger.gateway;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Refuses calls beyond a number in progress, for one service, with the text of Fabric's peer. */
public final class ConcurrencyLimit implements ServerInterceptor {
    private final String serviceName;
    private final int limit;
    private final Semaphore permits;

    public ConcurrencyLimit(String serviceName, int limit) {
        this.serviceName = serviceName;
        this.limit = limit;
        this.permits = new Semaphore(limit);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (!permits.tryAcquire()) {
            // Fabric's peer sends the same text with code UNKNOWN; this code tells a client that it may try again.
            call.close(
                    Status.RESOURCE_EXHAUSTED.withDescription(
                            "too many requests for /" + serviceName + ", exceeding concurrency limit (" + limit + ")"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        AtomicBoolean released = new AtomicBoolean();
        Runnable release = () -> {
            if (released.compareAndSet(false, true)) {
                permits.release();
            }
        };
        try {
            return new SimpleForwardingServerCallListener<Q>(next.startCall(call, headers)) {
                @Override
                public void onComplete() {
                    release.run();
                    super.onComplete();
                }

                @Override
                public void onCancel() {
                    release.run();
                    super.onCancel();
                }
            };
        } catch (RuntimeException e) {
            release.run();
            throw e;
        }
    }
}
