package org.countersign.counter.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.desk.DeskProblem;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.sync.ForwardReceipts;
import org.countersign.counter.sync.GatewayTrustSource;
import org.countersign.counter.sync.SyncDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Fetches trust and status, and hands receipts on, again and again while the server runs. Without a gateway the server goes on with what it holds; it says once that none answers, and
 * once that one answers again.
 */
final class KeepInSync implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeepInSync.class);
    private static final Duration TRIES_AGAIN = Duration.ofSeconds(5);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

    private final Path data;
    private final DeskStore store;
    private final ForwardReceipts receipts;
    private final Duration interval;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Thread worker = Thread.ofVirtual().unstarted(() -> {});
    private boolean isTold;

    KeepInSync(Path data, DeskStore store, ForwardReceipts receipts, Duration interval) {
        this.data = data;
        this.store = store;
        this.receipts = receipts;
        this.interval = interval;
    }

    @Override
    public void start() {
        worker = Thread.ofVirtual().name("keep-in-sync").start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
        worker.interrupt();
        try {
            worker.join(STOPS_WITHIN);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker.isAlive();
    }

    private void run() {
        try {
            boolean isDone;
            do {
                isDone = once();
            } while (!stopped.await(until(isDone).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A gateway that does not answer may be on its way: both are started together. */
    private Duration until(boolean isDone) {
        return isDone || interval.compareTo(TRIES_AGAIN) < 0 ? interval : TRIES_AGAIN;
    }

    private boolean once() {
        try (GatewayTrustSource gateway = GatewayTrustSource.in(data)) {
            sync(new SyncDesk(gateway, store));
            int refused = receipts.forward(gateway);
            if (refused > 0) {
                LOG.warn("The gateway refused {} receipts for good.", refused);
            }
            if (isTold) {
                LOG.info("The gateway answers again.");
                isTold = false;
            }
            return true;
        } catch (IOException | DeskException failed) {
            if (!isTold) {
                LOG.warn("Trust and status were not brought up to date: {}", failed.getMessage());
                isTold = true;
            }
            return false;
        }
    }

    /** A folder that pins no root yet pins the gateway's: it is that of the same data folder, on the same machine. */
    private void sync(SyncDesk desk) throws IOException, DeskException {
        try {
            desk.sync();
        } catch (DeskException unusable) {
            if (unusable.problem() != DeskProblem.NOT_ENROLLED) {
                throw unusable;
            }
            desk.enrol();
            desk.sync();
        }
    }
}
