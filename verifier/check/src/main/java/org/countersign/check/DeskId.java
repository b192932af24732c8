package org.countersign.check;

import org.countersign.format.Identifiers;

/** The desk at which a check is made. */
public record DeskId(String value) {
    public DeskId {
        if (!Identifiers.isValid(value)) {
            throw new IllegalArgumentException("a desk id is 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
