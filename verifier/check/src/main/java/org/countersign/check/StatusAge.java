package org.countersign.check;

import java.time.Duration;
import java.time.Instant;

/** How old a status is, and how old it may be. */
public record StatusAge(Instant issuedAt, Duration age, Duration limit) {
    boolean isWithinLimit() {
        return age.compareTo(limit) <= 0;
    }
}
