package org.countersign.format.trust;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.Kid;
import org.countersign.format.cose.VerificationKey;

/**
 * A key and the time in which it signs. After {@code notAfter} it signs nothing new, and what it signed stays good; once
 * {@code compromisedAt} is set nothing that it signed is believed, since a thief can date as he likes.
 */
public record TrustedKey(
        Kid kid, VerificationKey key, Instant notBefore, Optional<Instant> notAfter, Optional<Instant> compromisedAt) {

    public boolean signsAt(Instant time) {
        return !time.isBefore(notBefore)
                && notAfter.map(end -> !time.isAfter(end)).orElse(true);
    }
}
