package org.countersign.format.ledger;

import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;

/** Which type a number stands for. */
public record TypeNumberUse(TypeNumber number, TypeCode type) implements LedgerRecord {
    @Override
    public StateKey<TypeNumberUse> key() {
        return StateKey.typeNumber(number);
    }
}
