package org.countersign.holder;

import org.countersign.format.Identifiers;

/** Names one certificate inside one wallet. It is drawn by the wallet and means nothing to anybody else. */
public record HeldId(String value) {
    public HeldId {
        if (!Identifiers.isValid(value)) {
            throw new IllegalArgumentException("a held certificate's id is 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
