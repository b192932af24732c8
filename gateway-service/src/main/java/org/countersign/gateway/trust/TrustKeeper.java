package org.countersign.gateway.trust;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that makes the rounds, from the start of the gateway to its end. */
final class TrustKeeper implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TrustKeeper.class);

    private final TrustSetup setup;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    TrustKeeper(TrustSetup setup) {
        this.setup = setup;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("trust-keeper").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            LockSupport.parkNanos(this, round().toNanos());
        }
    }

    /** Thread edge: a database or ledger that does not answer now is asked again. */
    private Duration round() {
        try {
            return setup.round();
        } catch (RuntimeException e) {
            if (running) {
                log.warn("a round of the trust setup failed and will be repeated", e);
            }
            return TrustSetup.LATER;
        }
    }
}
