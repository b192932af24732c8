package org.countersign.format.trust;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusListUri;

/**
 * Which published list a number inside a pass stands for.
 *
 * @param notIssuedBefore the least {@code iat} of a list that goes with this bundle: a newer bundle and an older list do
 *     not mix
 */
public record TrustedStatusList(ListNumber list, StatusListUri uri, Optional<Instant> notIssuedBefore) {
    public TrustedStatusList(ListNumber list, StatusListUri uri) {
        this(list, uri, Optional.empty());
    }

    public boolean goesWith(Instant issuedAt) {
        return notIssuedBefore.map(least -> !issuedAt.isBefore(least)).orElse(true);
    }
}
