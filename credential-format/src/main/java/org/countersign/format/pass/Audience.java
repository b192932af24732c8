package org.countersign.format.pass;

import org.countersign.format.Identifiers;

/** Whom a live showing is meant for: the id of one desk. */
public record Audience(String value) {
    public Audience {
        if (!Identifiers.isValid(value)) {
            throw new IllegalArgumentException("an audience is 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
    }
}
