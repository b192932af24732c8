package org.countersign.gateway.keys;

/** Sealed bytes that do not open: changed, moved to another place, or sealed by another key. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBrokenException(String keyId, Throwable cause) {
        super("sealed bytes do not open with the key " + keyId, cause);
    }
}
