package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;

/** The items of {@code certificates:register} and {@code certificates:changeStatus}. */
public sealed interface CertificateItem extends RequestItem {

    /** Registers a certificate under its id. */
    record Register(
            CertificateId id,
            IssuerId issuer,
            TypeCode type,
            Kid key,
            List<Copy> copies,
            EpochSecond validFrom,
            Optional<EpochSecond> validUntil)
            implements CertificateItem {
        public Register {
            Syntax.require(!copies.isEmpty(), "at least one copy");
            Syntax.requireDistinct(
                    copies.stream().map(Copy::status).toList(), LedgerLimits.MAX_COPIES, "status indices of copies");
            copies = List.copyOf(copies);
            id.requireToNamePlaceOf(copies);
            validUntil.ifPresent(
                    end -> Syntax.require(!validFrom.isAfter(end), "validUntil must not be before validFrom"));
        }

        @Override
        public OperationId itemId() {
            return id.asOperationId();
        }
    }

    /** Changes the status of all copies of a certificate. */
    record ChangeStatus(OperationId id, CertificateId certificate, CertificateStatus to, ReasonCode reason)
            implements CertificateItem {
        @Override
        public OperationId itemId() {
            return id;
        }
    }
}
