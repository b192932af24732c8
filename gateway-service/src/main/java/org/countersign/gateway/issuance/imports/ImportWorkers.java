package org.countersign.gateway.issuance.imports;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works on a few files at a time, so that bulk work leaves the machine to those who wait at a screen. After a restart it goes on where it stood. */
@Component
final class ImportWorkers implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ImportWorkers.class);

    private final ImportTable table;
    private final ImportChunk chunk;
    private final ImportProperties limits;
    private final Semaphore free;
    private final ExecutorService threads;
    private final Set<UUID> working = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    ImportWorkers(ImportTable table, ImportChunk chunk, ImportProperties limits) {
        this.table = table;
        this.chunk = chunk;
        this.limits = limits;
        this.free = new Semaphore(limits.workers());
        this.threads = Executors.newFixedThreadPool(
                limits.workers(), Thread.ofPlatform().name("import-", 0).factory());
    }

    /** Gives waiting files to free workers. */
    @Scheduled(fixedDelayString = "${countersign.issuance.imports.poll-interval:1s}")
    void look() {
        table.forgetUploadsOlderThan(limits.uploadTimeout());
        table.running().forEach(this::start);
    }

    /** Starts on a file now, if a worker is free; if not, {@link #look} finds it later. */
    void start(UUID id) {
        if (stopping || working.contains(id) || !free.tryAcquire()) {
            return;
        }
        if (!working.add(id)) {
            free.release();
            return;
        }
        threads.execute(() -> {
            try {
                work(id);
            } finally {
                working.remove(id);
                free.release();
            }
        });
    }

    /** Until it is finished or something is in the way; then a later look tries again. Thread edge: nothing that is thrown may end the worker. */
    private void work(UUID id) {
        try {
            var more = true;
            while (more && !stopping) {
                more = chunk.next(id);
            }
        } catch (IOException | RuntimeException e) {
            // The class only: a database's message may quote the values of a statement.
            log.warn("import {} pauses: {}", id, e.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() {
        stopping = true;
        threads.close();
    }
}
