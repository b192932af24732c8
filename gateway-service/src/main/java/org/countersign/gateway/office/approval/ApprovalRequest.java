package org.countersign.gateway.office.approval;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.ReasonCode;

/**
 * A request that waits for a second person, or waited.
 *
 * @param predecessor the certificate that is to be replaced; empty where a new one was asked for
 * @param state WAITING, APPROVED or DECLINED
 * @param declined why it was declined
 * @param certificate what came of it
 */
public record ApprovalRequest(
        UUID id,
        TypeCode type,
        Optional<CertificateId> predecessor,
        String state,
        String askedBy,
        OffsetDateTime askedAt,
        Optional<ReasonCode> reissueReason,
        Optional<String> decidedBy,
        Optional<OffsetDateTime> decidedAt,
        Optional<String> declined,
        Optional<CertificateId> certificate) {

    public boolean isWaiting() {
        return state.equals("WAITING");
    }
}
