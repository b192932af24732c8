package org.countersign.gateway.status;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.countersign.format.Kid;
import org.countersign.format.trust.RootChange;
import org.countersign.gateway.keys.SigningKey;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Hands over from one root to the next. Order: the new root is on disk first; then, in the caller's transaction, the change that the old root signed and the first
 * bundle of the new one. A crash in between leaves a root that nothing names and that the next change takes up, so the change was not begun. Nobody can fetch the
 * change without its bundle.
 */
@Component
final class ChangeRoot {
    private final RootKeys roots;
    private final TrustBundles bundles;
    private final PublishTrustBundle publisher;
    private final Clock clock;

    ChangeRoot(RootKeys roots, TrustBundles bundles, PublishTrustBundle publisher, Clock clock) {
        this.roots = roots;
        this.bundles = bundles;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * In a transaction of the caller's.
     *
     * @param replaces the root that the caller believes to sign; another one is a refusal
     */
    SigningKey change(Optional<Kid> replaces) {
        bundles.lock();
        var old = roots.current();
        if (replaces.filter(kid -> !kid.equals(old.key().kid())).isPresent()) {
            throw ProblemException.invalid("/replaces", "NOT_CURRENT", "another root signs now");
        }
        var next = roots.successorOf(old.key());
        var at = later(clock.instant().truncatedTo(ChronoUnit.SECONDS), old.since());
        var statement = new RootChange(at, next.publicKey()).sign(old.key().signer());
        var changes = old.changes() + 1;
        roots.add(changes, next.kid(), at, statement);
        var first = publisher
                .due(next)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_PUBLISHED_YET, "no bundle can be signed now, so none by the new root"));
        bundles.add(first, changes);
        return next;
    }

    /** A chain of changes never goes back in time, whatever the clock does. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
