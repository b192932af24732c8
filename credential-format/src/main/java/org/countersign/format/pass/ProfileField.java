package org.countersign.format.pass;

import org.countersign.format.Identifiers;
import org.countersign.format.Names;

/** One field of a counter profile: its name for systems, its label for people, its way on the wire. */
public record ProfileField(String name, Names label, FieldCodec codec) {
    public ProfileField {
        if (!Identifiers.isValid(name)) {
            throw new IllegalArgumentException("a field name is 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
    }
}
