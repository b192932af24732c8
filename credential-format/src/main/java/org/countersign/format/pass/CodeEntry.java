package org.countersign.format.pass;

import org.countersign.format.Names;

/** One entry of a code table: what systems store, and what people read. */
public record CodeEntry(String code, Names label) {
    private static final int MAX_LENGTH = 64;

    public CodeEntry {
        if (code.isEmpty() || code.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a code has 1 to 64 characters");
        }
    }
}
