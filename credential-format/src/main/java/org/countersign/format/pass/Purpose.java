package org.countersign.format.pass;

import org.countersign.format.Identifiers;

/** What a live showing is meant for, by a name that desk and wallet agree on, such as {@code library-entry}. */
public record Purpose(String value) {
    public Purpose {
        if (!Identifiers.isValid(value)) {
            throw new IllegalArgumentException("a purpose is 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
    }
}
