package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;

/**
 * A registered certificate: no personal data, but the hashes of its copies, who vouches for it, and its status. {@code registeredAt} is the clock floor of the
 * registration, so back-dating shows; {@code changes} counts the changes of status. The ledger keeps it in two places: what was registered in a
 * {@link CertificateSeries}, what has changed since in a {@link CertificateStanding}.
 */
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
        long changes) {
    public Certificate {
        copies = List.copyOf(copies);
        Syntax.require(!copies.isEmpty(), "at least one copy");
        id.requireToNamePlaceOf(copies);
        Syntax.requireRange(changes, 0, LedgerLimits.MAX_EXACT_INTEGER, "changes");
    }

    /** A certificate as the item that registers it makes it. */
    public static Certificate registered(CertificateItem.Register item, Digest digest, EpochSecond clockFloor) {
        return new Certificate(
                item.id(),
                digest,
                item.issuer(),
                item.type(),
                item.key(),
                item.copies(),
                item.validFrom(),
                item.validUntil(),
                clockFloor,
                CertificateStatus.VALID,
                Optional.empty(),
                0);
    }

    /** Whether its status never changed. */
    public boolean isAsRegistered() {
        return status == CertificateStatus.VALID && reason.isEmpty() && changes == 0;
    }

    /** The same certificate after its next change of status. */
    public Certificate changed(CertificateStatus to, ReasonCode why) {
        return with(CertificateStanding.after(this, to, why));
    }

    /** The same certificate where its changes of status have brought it. */
    public Certificate with(CertificateStanding standing) {
        Syntax.require(standing.id().equals(id), "the status of another certificate");
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
                standing.status(),
                Optional.of(standing.reason()),
                standing.changes());
    }
}
