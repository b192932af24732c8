package org.countersign.format;

/** A SHA-256 digest. */
public record Digest(Bytes value) {
    public static final int LENGTH = 32;

    public Digest {
        if (value.length() != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, found " + value.length());
        }
    }

    /** As the ledger writes it: 64 lower-case hex digits. */
    public String hex() {
        return value.hex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
