package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;

/** The items of {@code certificates:register}, {@code certificates:addCopies} and {@code certificates:changeStatus}. */
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
            copies = Copy.requireSome(copies);
            id.requireToNamePlaceOf(copies);
            validUntil.ifPresent(
                    end -> Syntax.require(!validFrom.isAfter(end), "validUntil must not be before validFrom"));
        }

        @Override
        public OperationId itemId() {
            return id.asOperationId();
        }
    }

    /** Adds further copies to a registered certificate, all signed with one key. They have the certificate's status from the beginning, and follow it. */
    record AddCopies(OperationId id, CertificateId certificate, Kid key, List<Copy> copies) implements CertificateItem {
        public AddCopies {
            copies = Copy.requireSome(copies);
        }

        @Override
        public OperationId itemId() {
            return id;
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
