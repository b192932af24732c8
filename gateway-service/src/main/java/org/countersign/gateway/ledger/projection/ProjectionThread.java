package org.countersign.gateway.ledger.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the block consumer with the application. */
final class ProjectionThread implements SmartLifecycle {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final BlockConsumer consumer;
    private @Nullable Thread thread;

    ProjectionThread(BlockConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("ledger-blocks").start(consumer);
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        if (running == null) {
            return;
        }
        thread = null;
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
