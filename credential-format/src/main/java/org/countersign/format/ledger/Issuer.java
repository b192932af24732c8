package org.countersign.format.ledger;

import java.util.List;
import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;

/** An authority, the organisation that acts for it, and the types that it may issue. */
public record Issuer(IssuerId issuer, BilingualName name, MspId msp, List<TypeCode> types) implements LedgerRecord {
    public Issuer {
        Syntax.requireDistinct(types, LedgerLimits.MAX_TYPES_PER_ISSUER, "types");
        types = List.copyOf(types);
    }

    @Override
    public StateKey<Issuer> key() {
        return StateKey.issuer(issuer);
    }
}
