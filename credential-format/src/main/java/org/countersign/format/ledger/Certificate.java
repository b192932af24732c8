package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;

/** A registered certificate: no personal data, but the hashes of its copies, who vouches for it, and its status. {@code registeredAt} is the
 * clock floor of the registration, so back-dating shows; {@code changes} counts the changes of status. */
public record Certificate(
        CertificateId id,
        Digest digest,
        IssuerId issuer,
        TypeCode type,
        Kid signedBy,
        List<Copy> copies,
        EpochSecond validFrom,
        Optional<EpochSecond> validUntil,
        EpochSecond registeredAt,
        CertificateStatus status,
        Optional<ReasonCode> reason,
        long changes)
        implements LedgerRecord {
    public Certificate {
        copies = List.copyOf(copies);
        if (!copies.isEmpty()) {
            id.requireToNamePlaceOf(copies);
        }
        Syntax.requireRange(changes, 0, LedgerLimits.MAX_EXACT_INTEGER, "changes");
    }

    @Override
    public StateKey<Certificate> key() {
        return StateKey.certificate(id);
    }

    /** The same certificate after its next change of status. */
    public Certificate changed(CertificateStatus to, ReasonCode why) {
        return new Certificate(
                id,
                digest,
                issuer,
                type,
                signedBy,
                copies,
                validFrom,
                validUntil,
                registeredAt,
                to,
                Optional.of(why),
                changes + 1);
    }
}
