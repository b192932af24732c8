package org.countersign.gateway.ledger.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Starts and stops the block consumer, and the look at the ledger's height, with the application. */
final class ProjectionThread implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ProjectionThread.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final BlockConsumer consumer;
    private final HeightWatch heights;
    private final Duration between;
    private @Nullable Thread thread;
    private @Nullable Thread watching;

    ProjectionThread(BlockConsumer consumer, HeightWatch heights, ProjectionProperties properties) {
        this.consumer = consumer;
        this.heights = heights;
        this.between = properties.heightInterval();
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("ledger-blocks").start(consumer);
        watching = Thread.ofVirtual().name("ledger-height").start(this::watch);
    }

    /** Thread edge: a look that fails is followed by the next one. */
    private void watch() {
        try {
            while (isRunning()) {
                Thread.sleep(between);
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            heights.look();
        } catch (DataAccessException database) {
            log.warn("the database does not say where the projection stands: {}", database.getMessage());
        } catch (RuntimeException unforeseen) {
            log.error("the look at the ledger's height failed", unforeseen);
        }
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        if (running == null) {
            return;
        }
        thread = null;
        var looking = watching;
        if (looking != null) {
            looking.interrupt();
        }
        consumer.stop();
        try {
            if (!running.join(STOP_WITHIN)) {
                running.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
