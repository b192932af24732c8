package org.countersign.format.ledger;

/**
 * Where the changes of status have brought a certificate: its status, why, and how many changes there were. Written by the first change; a certificate without one is
 * {@link CertificateStatus#VALID} and was never changed.
 */
public record CertificateStanding(CertificateId id, CertificateStatus status, ReasonCode reason, long changes)
        implements LedgerRecord {
    public CertificateStanding {
        Syntax.requireRange(changes, 1, LedgerLimits.MAX_EXACT_INTEGER, "changes");
    }

    /** Where the next change brings a certificate. */
    public static CertificateStanding after(Certificate before, CertificateStatus to, ReasonCode why) {
        return new CertificateStanding(before.id(), to, why, before.changes() + 1);
    }

    @Override
    public StateKey<CertificateStanding> key() {
        return StateKey.certificateStanding(id);
    }
}
