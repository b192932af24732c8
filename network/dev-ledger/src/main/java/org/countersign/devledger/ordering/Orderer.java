package org.countersign.devledger.ordering;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.store.PendingEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;

/**
 * Accepts envelopes and hands them on in batches, in one order. Two threads: one writes what arrived meanwhile to disk in one go,
 * acknowledges it and cuts batches; the other passes each batch to the committer and waits until it is committed. Queues are bounded, so a
 * slow disk makes clients wait instead of filling memory.
 */
public final class Orderer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Orderer.class.getName());
    private static final int ARRIVALS = 1000;
    private static final int BATCHES = 4;
    private static final BroadcastResult STOPPING =
            new BroadcastResult(Status.SERVICE_UNAVAILABLE, "the ordering service is stopping");

    private record Arrival(Envelope envelope, CompletableFuture<BroadcastResult> accepted) {}

    private final BroadcastChecks checks;
    private final BatchCutter cutter;
    private final long batchTimeoutNanos;
    private final LedgerStore store;
    private final Consumer<List<PendingEnvelope>> committer;
    private final Consumer<Throwable> onFailure;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(ARRIVALS);
    private final BlockingQueue<List<PendingEnvelope>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Thread orderingThread;
    private final Thread committingThread;
    private long nextSequence;
    private volatile boolean stopping;

    /**
     * @param committer called with one batch at a time; returns when the block is on disk
     * @param onFailure called once when ordering cannot go on, for example because the disk is full
     */
    public Orderer(
            OrdererSetup setup,
            LedgerStore store,
            Consumer<List<PendingEnvelope>> committer,
            Consumer<Throwable> onFailure) {
        this.checks = setup.checks();
        this.cutter = new BatchCutter(setup.options());
        this.batchTimeoutNanos = setup.options().batchTimeout().toNanos();
        this.store = store;
        this.committer = committer;
        this.onFailure = onFailure;
        this.orderingThread = Thread.ofPlatform().name("orderer").unstarted(() -> guarded(this::order));
        this.committingThread = Thread.ofPlatform().name("committer").unstarted(() -> guarded(this::commit));
    }

    public void start() {
        committingThread.start();
        orderingThread.start();
    }

    /** Completes when the envelope is on disk, or at once when it is refused. */
    public CompletableFuture<BroadcastResult> broadcast(Envelope envelope) throws InterruptedException {
        Optional<BroadcastResult> refusal = checks.refuse(envelope);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.get());
        }
        CompletableFuture<BroadcastResult> accepted = new CompletableFuture<>();
        Arrival arrival = new Arrival(envelope, accepted);
        while (!arrivals.offer(arrival, 100, TimeUnit.MILLISECONDS)) {
            if (stopping) {
                break;
            }
        }
        if (stopping) {
            accepted.complete(STOPPING);
        }
        return accepted;
    }

    /** Waits for the block that is being written, and for nothing else: what is accepted is on disk and waits for the next start. */
    @Override
    public void close() {
        stopping = true;
        orderingThread.interrupt();
        committingThread.interrupt();
        try {
            orderingThread.join();
            committingThread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Arrival arrival = arrivals.poll();
        while (arrival != null) {
            arrival.accepted().complete(STOPPING);
            arrival = arrivals.poll();
        }
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    private void guarded(Loop loop) {
        try {
            loop.run();
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "{0} stopped", Thread.currentThread().getName());
        } catch (RuntimeException | Error e) {
            // The edge of a thread: without it nothing would be ordered any more, and nobody would know.
            stopping = true;
            LOG.log(Level.ERROR, "the ledger cannot go on", e);
            onFailure.accept(e);
        }
    }

    private void order() throws InterruptedException {
        List<PendingEnvelope> left = store.pending();
        if (!left.isEmpty()) {
            LOG.log(Level.INFO, "{0} accepted envelopes were left by the last run, ordering them", left.size());
        }
        for (PendingEnvelope pending : left) {
            nextSequence = pending.sequence() + 1;
            enqueue(cutter.ordered(pending));
        }
        long deadline = System.nanoTime() + batchTimeoutNanos;
        List<Arrival> group = new ArrayList<>();
        while (!stopping) {
            Arrival first = cutter.isPending()
                    ? arrivals.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                    : arrivals.take();
            if (first == null) {
                enqueue(cutter.cut());
                continue;
            }
            if (!cutter.isPending()) {
                deadline = System.nanoTime() + batchTimeoutNanos;
            }
            group.add(first);
            arrivals.drainTo(group);
            accept(group);
            group.clear();
        }
    }

    private void accept(List<Arrival> group) throws InterruptedException {
        List<PendingEnvelope> envelopes = new ArrayList<>(group.size());
        for (Arrival arrival : group) {
            envelopes.add(new PendingEnvelope(nextSequence++, arrival.envelope()));
        }
        try {
            // On disk before the acknowledgement: a crash from here on orders these envelopes at the next start.
            store.accept(envelopes);
        } catch (RuntimeException e) {
            group.forEach(arrival -> arrival.accepted().complete(STOPPING));
            throw e;
        }
        group.forEach(arrival -> arrival.accepted().complete(BroadcastResult.SUCCESS));
        for (PendingEnvelope envelope : envelopes) {
            enqueue(cutter.ordered(envelope));
        }
    }

    private void enqueue(List<List<PendingEnvelope>> complete) throws InterruptedException {
        for (List<PendingEnvelope> batch : complete) {
            batches.put(batch);
        }
    }

    private void commit() throws InterruptedException {
        while (!stopping) {
            committer.accept(batches.take());
        }
    }
}
