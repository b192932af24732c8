package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Starts and stops the threads of the outbox with the application. */
final class OutboxThreads implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxThreads.class);
    private static final Duration HOUSEKEEPING = Duration.ofMillis(250);
    private static final int RECOUNT_EVERY = 20;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final List<ShardWorker> workers;
    private final JdbcLedgerItems items;
    private final Backlog backlog;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    OutboxThreads(List<ShardWorker> workers, JdbcLedgerItems items, Backlog backlog) {
        this.workers = List.copyOf(workers);
        this.items = items;
        this.backlog = backlog;
    }

    @Override
    public synchronized void start() {
        backlog.recount();
        workers.forEach(worker -> threads.add(
                Thread.ofVirtual().name("ledger-outbox-" + threads.size()).start(worker)));
        threads.add(Thread.ofVirtual().name("ledger-housekeeping").start(this::keepHouse));
    }

    private void keepHouse() {
        try {
            for (long round = 1; !stopping; round++) {
                Thread.sleep(HOUSEKEEPING);
                tidy(round % RECOUNT_EVERY == 0);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy(boolean recount) {
        try {
            items.lookForDecided();
            if (recount) {
                backlog.recount();
            }
        } catch (DataAccessException database) {
            log.warn("ledger housekeeping: the database does not answer: {}", database.getMessage());
        } catch (RuntimeException unforeseen) {
            log.error("ledger housekeeping: unforeseen error", unforeseen);
        }
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        workers.forEach(ShardWorker::stop);
        try {
            for (var thread : threads) {
                if (!thread.join(STOP_WITHIN)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException hurried) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
