package org.countersign.devledger.gateway;

import com.google.rpc.Code;
import io.grpc.Context;
import io.grpc.Deadline;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Ends a call when the client's deadline passes. What it began goes on by itself, as on a real peer. */
final class Deadlines {
    private final ExecutorService executor;

    Deadlines(ExecutorService executor) {
        this.executor = executor;
    }

    <T> T within(String expired, Callable<T> call) throws InterruptedException {
        Deadline deadline = Context.current().getDeadline();
        if (deadline == null) {
            return runHere(call);
        }
        Future<T> result = executor.submit(Context.current().wrap(call));
        try {
            return result.get(deadline.timeRemaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw RpcErrors.of(Code.DEADLINE_EXCEEDED, expired);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static <T> T runHere(Callable<T> call) throws InterruptedException {
        try {
            return call.call();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
