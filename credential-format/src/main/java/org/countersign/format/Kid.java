package org.countersign.format;

/** Key id: the first eight bytes of SHA-256 over the key's SubjectPublicKeyInfo. It finds a key, it proves nothing. */
public record Kid(Bytes value) {
    public static final int LENGTH = 8;

    public Kid {
        if (value.length() != LENGTH) {
            throw new IllegalArgumentException("a kid has 8 bytes, found " + value.length());
        }
    }

    public static Kid ofHex(String hex) {
        return new Kid(Bytes.ofHex(hex));
    }

    /** As the ledger and the logs write it: 16 lower-case hex digits. */
    public String hex() {
        return value.hex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
