package org.countersign.holder;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.sdjwt.Vct;

/**
 * What a credential is, in words for the holder; its claims are read out of it each time. Learnt once, when it was kept and
 * its signature held.
 *
 * @param vct the type's name on the wire, by which verifiers ask for it
 * @param begins the first moment in which it is good
 */
public record CredentialFacts(
        IssuerId issuer,
        Names issuerName,
        TypeCode type,
        Names typeName,
        Vct vct,
        Instant begins,
        Optional<Instant> expiresAt) {

    /** By its dates alone; what became of it since is the status's word. */
    public boolean isInForceAt(Instant time) {
        return hasBegunAt(time) && !hasEndedAt(time);
    }

    boolean hasBegunAt(Instant time) {
        return !time.isBefore(begins);
    }

    boolean hasEndedAt(Instant time) {
        return expiresAt.isPresent() && !time.isBefore(expiresAt.get());
    }
}
