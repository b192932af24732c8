package org.countersign.wallet.trust;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Asks the gateway once a minute, however many pages ask; while it does not answer, what was said last stands. Pages can tell by the bundle's own date. */
public final class HeldTrust implements TrustSource {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final TrustSource gateway;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Held held;

    public HeldTrust(TrustSource gateway, InstantSource clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    private record Held(PublishedTrust trust, Instant at) {}

    @Override
    public PublishedTrust published() throws IOException {
        Held now = held;
        if (now != null && isFresh(now)) {
            return now.trust();
        }
        asking.lock();
        try {
            Held other = held;
            if (other != null && isFresh(other)) {
                return other.trust();
            }
            return ask(other);
        } finally {
            asking.unlock();
        }
    }

    private PublishedTrust ask(@Nullable Held before) throws IOException {
        try {
            PublishedTrust trust = gateway.published();
            held = new Held(trust, clock.instant());
            return trust;
        } catch (IOException e) {
            if (before == null) {
                throw e;
            }
            return before.trust();
        }
    }

    private boolean isFresh(Held trust) {
        return clock.instant().isBefore(trust.at().plus(KEPT));
    }
}
