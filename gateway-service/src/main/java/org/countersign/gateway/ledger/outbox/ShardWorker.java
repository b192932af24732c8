package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The thread of one shard: steps while this process holds the shard's lock, waits otherwise. */
final class ShardWorker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ShardWorker.class);
    private static final Duration LOCK_RETRY = Duration.ofSeconds(1);
    private static final Duration GATE_RETRY = Duration.ofMillis(200);

    private final String shard;
    private final ShardBatcher batcher;
    private final SessionLocks locks;
    private final Signals signals;
    private final Backoff trouble;
    private final SubmissionGate gate;
    private volatile boolean stopping;

    ShardWorker(
            String shard,
            ShardBatcher batcher,
            SessionLocks locks,
            Signals signals,
            Backoff trouble,
            SubmissionGate gate) {
        this.shard = shard;
        this.batcher = batcher;
        this.locks = locks;
        this.signals = signals;
        this.trouble = trouble;
        this.gate = gate;
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                signals.await(shard, step());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread after its step. An interrupt would end the step too, and with it the database connection that it uses. */
    void stop() {
        stopping = true;
        signals.wake(shard);
    }

    /** Thread edge: whatever goes wrong in a step, the next one starts from what the tables say. */
    private Duration step() {
        try {
            if (!gate.isOpen()) {
                return GATE_RETRY;
            }
            if (!locks.hold("shard " + shard)) {
                return LOCK_RETRY;
            }
            var wait = batcher.step();
            trouble.reset();
            return wait;
        } catch (DataAccessException database) {
            log.warn("shard {}: the database does not answer: {}", shard, database.getMessage());
        } catch (RuntimeException unforeseen) {
            log.error("shard {}: unforeseen error", shard, unforeseen);
        }
        return trouble.next();
    }
}
