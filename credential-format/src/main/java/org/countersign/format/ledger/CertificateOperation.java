package org.countersign.format.ledger;

import org.countersign.format.Digest;

/** One change of status that was asked for, and what became of it. {@code at} is the clock floor. */
public record CertificateOperation(
        OperationId id,
        Digest digest,
        MspId msp,
        CertificateId certificate,
        CertificateStatus to,
        ReasonCode reason,
        EpochSecond at,
        Result result)
        implements LedgerRecord {
    @Override
    public StateKey<CertificateOperation> key() {
        return StateKey.certificateOperation(id);
    }

    /** What became of it. */
    public sealed interface Result {
        /** The change was made; it was the certificate's change number {@code number}, counted from 1. */
        record Changed(CertificateStatus from, long number) implements Result {
            public Changed {
                Syntax.requireRange(number, 1, LedgerLimits.MAX_EXACT_INTEGER, "the number of a change");
            }
        }

        /** Nothing changed. */
        record Refused(RefusalCode code) implements Result {}
    }
}
