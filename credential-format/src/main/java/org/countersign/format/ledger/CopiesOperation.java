package org.countersign.format.ledger;

import java.util.List;
import org.countersign.format.Digest;
import org.countersign.format.Kid;

/**
 * Further copies of a certificate that were asked for, and what became of them. They stand here and not in the {@link Certificate}, whose record therefore stays small
 * however many copies there are, and is written by changes of status only. {@code at} is the clock floor.
 */
public record CopiesOperation(
        OperationId id,
        Digest digest,
        MspId msp,
        CertificateId certificate,
        Kid signedBy,
        List<Copy> copies,
        EpochSecond at,
        Result result)
        implements LedgerRecord {
    public CopiesOperation {
        copies = List.copyOf(copies);
    }

    @Override
    public StateKey<CopiesOperation> key() {
        return StateKey.copiesOperation(id);
    }

    /** What became of it. */
    public sealed interface Result {
        /** The copies belong to the certificate, and had its status from the beginning: {@code status}, which is never revoked. */
        record Added(CertificateStatus status) implements Result {
            public Added {
                Syntax.require(status != CertificateStatus.REVOKED, "a revoked certificate gets no copies");
            }
        }

        /** Nothing changed; the places belong to nobody on account of this. */
        record Refused(RefusalCode code) implements Result {}
    }
}
