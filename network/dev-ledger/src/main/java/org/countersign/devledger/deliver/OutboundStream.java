package org.countersign.devledger.deliver;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends a stream of messages from a thread of its own, no faster than the client reads, until the work ends or the client goes away.
 */
public final class OutboundStream<T> {
    /** What is sent: runs on the stream's thread, and is interrupted when the client goes away. */
    public interface Work<T> {
        void sendTo(OutboundStream<T> stream) throws InterruptedException;
    }

    private final ServerCallStreamObserver<T> client;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread thread;
    private boolean cancelled;

    private OutboundStream(ServerCallStreamObserver<T> client) {
        this.client = client;
    }

    /** Must be called from within the gRPC method that got the observer. */
    public static <T> void start(ServerCallStreamObserver<T> client, Executor executor, Work<T> work) {
        OutboundStream<T> stream = new OutboundStream<>(client);
        client.setOnReadyHandler(stream::signal);
        client.setOnCancelHandler(stream::cancel);
        executor.execute(() -> stream.run(work));
    }

    public void send(T message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!client.isReady() && !cancelled) {
                changed.await();
            }
            if (cancelled) {
                throw new InterruptedException("the client is gone");
            }
        } finally {
            lock.unlock();
        }
        client.onNext(message);
    }

    private void run(Work<T> work) {
        lock.lock();
        try {
            thread = Thread.currentThread();
        } finally {
            lock.unlock();
        }
        try {
            if (!cancelled) {
                work.sendTo(this);
                client.onCompleted();
            }
        } catch (InterruptedException e) {
            if (!client.isCancelled()) {
                client.onError(Status.UNAVAILABLE
                        .withDescription("the ledger is stopping")
                        .asRuntimeException());
            }
        } catch (StatusRuntimeException e) {
            client.onError(e);
        } catch (RuntimeException e) {
            // The edge of a thread: the client gets an answer, the log gets the cause.
            System.getLogger(OutboundStream.class.getName()).log(System.Logger.Level.WARNING, "a stream ended", e);
            if (!client.isCancelled()) {
                client.onError(Status.ABORTED.withDescription(e.getMessage()).asRuntimeException());
            }
        } finally {
            lock.lock();
            try {
                thread = null;
            } finally {
                lock.unlock();
            }
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void cancel() {
        lock.lock();
        try {
            cancelled = true;
            changed.signalAll();
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
