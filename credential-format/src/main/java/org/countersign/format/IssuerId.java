package org.countersign.format;

/** Names an issuing authority on the chain and in the trust bundle. */
public record IssuerId(String value) {
    public IssuerId {
        Identifiers.check("issuer id", value);
    }

    public static boolean isValid(String value) {
        return Identifiers.isValid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
