package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;

/** The items of {@code trust:apply}. All are the steward's. */
public sealed interface TrustItem extends RequestItem {
    OperationId id();

    @Override
    default OperationId itemId() {
        return id();
    }

    /** Adds an issuer, or replaces what is known of it. */
    record PutIssuer(OperationId id, IssuerId issuer, BilingualName name, MspId msp, List<TypeCode> types)
            implements TrustItem {
        public PutIssuer {
            Syntax.requireDistinct(types, LedgerLimits.MAX_TYPES_PER_ISSUER, "types");
            types = List.copyOf(types);
        }
    }

    /** Adds a key of an issuer. */
    record PutKey(
            OperationId id,
            IssuerId issuer,
            Kid key,
            SignatureAlgorithm algorithm,
            PublicKeyInfo publicKey,
            EpochSecond notBefore,
            Optional<EpochSecond> notAfter)
            implements TrustItem {
        public PutKey {
            notAfter.ifPresent(end -> Syntax.require(end.isAfter(notBefore), "notAfter must be after notBefore"));
        }
    }

    /** Ends a key: retired in good order, or compromised. A retired key may still turn out to be compromised. */
    record EndKey(OperationId id, Kid key, KeyEnd end) implements TrustItem {}

    /** Adds a certificate type, or replaces its definition. */
    record PutType(OperationId id, TypeCode type, TypeNumber number, Digest definition) implements TrustItem {}

    /** Adds a partner, or replaces what is known of it. */
    record PutPartner(OperationId id, PartnerId partner, BilingualName name, MspId msp) implements TrustItem {}

    /** Adds a scheme, or replaces what is known of it. */
    record PutScheme(OperationId id, SchemeId scheme, BilingualName name, List<MspId> earners) implements TrustItem {
        public PutScheme {
            Syntax.requireDistinct(earners, LedgerLimits.MAX_EARNERS_PER_SCHEME, "earners");
            earners = List.copyOf(earners);
        }
    }

    /** Moves the clock floor forward. */
    record AdvanceClock(OperationId id, EpochSecond to) implements TrustItem {
        public AdvanceClock {
            Syntax.require(to.value() >= 0, "the clock floor must not be before 1970");
        }
    }

    /** How a key ends. */
    sealed interface KeyEnd {
        /** From then on the key signs nothing; what it signed before stays good. */
        record Retired(EpochSecond at) implements KeyEnd {}

        /** From then on anybody may have signed with it. */
        record Compromised(EpochSecond at) implements KeyEnd {}
    }
}
