package org.countersign.devledger.chaincode;

import io.grpc.ConnectivityState;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.jspecify.annotations.Nullable;

/** One peer's stream to a chaincode process: dialled when first needed, dialled again after it ended. */
final class ChaincodeConnection implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ChaincodeConnection.class.getName());
    private static final int MAX_MESSAGE_BYTES = 100 * 1024 * 1024;
    /** Fabric's default dial timeout. A process that is just starting is tried again until then. */
    private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(3);

    /** How long a process that accepted the connection may take to register. */
    private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration RETRY_PAUSE = Duration.ofMillis(100);
    /** How long a chaincode may take to close its end of the stream. */
    private static final Duration GOODBYE = Duration.ofMillis(300);

    private final ChaincodeDefinition definition;
    private final StateRequests requests;
    private final ExecutorService executor;
    private final ReentrantLock dialling = new ReentrantLock();
    private volatile @Nullable ChaincodeStream stream;
    private volatile boolean closed;

    ChaincodeConnection(ChaincodeDefinition definition, StateRequests requests, ExecutorService executor) {
        this.definition = definition;
        this.requests = requests;
        this.executor = executor;
    }

    ChaincodeStream launch() throws ChaincodeException, InterruptedException {
        ChaincodeStream current = stream;
        if (current != null && current.isReady()) {
            return current;
        }
        dialling.lockInterruptibly();
        try {
            current = stream;
            if (current != null && current.isReady()) {
                return current;
            }
            current = dialUntilTimeout();
            stream = current;
            return current;
        } finally {
            dialling.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        ChaincodeStream current = stream;
        if (current == null) {
            return;
        }
        current.close();
        try {
            current.ended().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            current.ended().complete(null);
        } catch (InterruptedException e) {
            current.ended().complete(null);
            Thread.currentThread().interrupt();
        }
    }

    private ChaincodeStream dialUntilTimeout() throws ChaincodeException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            Duration left = DIAL_TIMEOUT.minusNanos(System.nanoTime() - start);
            try {
                return dial(left);
            } catch (ExecutionException | TimeoutException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                boolean late = left.compareTo(RETRY_PAUSE.multipliedBy(2)) < 0;
                if (closed || late || cause instanceof ChaincodeStream.ProtocolViolation) {
                    throw new ChaincodeException(
                            "could not launch chaincode " + definition.packageId() + ": connection to "
                                    + definition.packageId() + " failed: " + definition.host() + ":"
                                    + definition.port() + ": " + cause.getMessage(),
                            e);
                }
                Thread.sleep(RETRY_PAUSE);
            }
        }
    }

    private ChaincodeStream dial(Duration timeout) throws ExecutionException, TimeoutException, InterruptedException {
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(
                        definition.host(), definition.port(), InsecureChannelCredentials.create())
                .executor(executor)
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .build();
        ChaincodeStream dialled = new ChaincodeStream(definition.packageId(), requests, executor);
        var _ = dialled.ended().thenRun(channel::shutdownNow);
        // Outside the context of the client's call that needs the chaincode: the stream must outlive it.
        Context.ROOT.run(
                () -> dialled.connectedTo(ChaincodeGrpc.newStub(channel).connect(dialled)));
        boolean ready = false;
        try {
            awaitRegistration(dialled, channel, timeout);
            ready = true;
        } finally {
            if (!ready) {
                channel.shutdownNow();
            }
        }
        LOG.log(
                Level.INFO,
                "chaincode {0} registered from {1}:{2}",
                definition.packageId(),
                definition.host(),
                String.valueOf(definition.port()));
        return dialled;
    }

    private static void awaitRegistration(ChaincodeStream dialled, ManagedChannel channel, Duration timeout)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            dialled.ready().get(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (channel.getState(false) != ConnectivityState.READY) {
                throw e;
            }
            // Somebody is there and busy, perhaps still starting: that is no reason to hang up.
            dialled.ready().get(STARTUP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
