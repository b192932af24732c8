package org.countersign.gateway.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Bytes that nobody may see by accident: no text form, no JSON, equality in constant time, opened only by {@link #reveal()}. */
public final class Secret {
    private final byte[] value;

    private Secret(byte[] value) {
        this.value = value;
    }

    public static Secret of(byte[] value) {
        return new Secret(value.clone());
    }

    public static Secret ofText(String value) {
        return new Secret(value.getBytes(StandardCharsets.UTF_8));
    }

    /** The only way to the bytes; search for it to find every use. */
    public byte[] reveal() {
        return value.clone();
    }

    /** The bytes as UTF-8 text. */
    public String revealText() {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(value, secret.value);
    }

    /** Constant, so that no collection or log tells two secrets apart by their hash. */
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
