package org.countersign.format.ledger;

import java.util.Base64;

/** A SubjectPublicKeyInfo in DER, written in base64url without padding; one key has one text. */
public record PublicKeyInfo(String base64url) {
    public PublicKeyInfo {
        Syntax.require(
                !base64url.isEmpty() && base64url.length() <= LedgerLimits.MAX_PUBLIC_KEY_LENGTH,
                "a public key must have 1 to 1024 characters");
        byte[] der = Base64.getUrlDecoder().decode(base64url);
        Syntax.require(text(der).equals(base64url), "a public key must be canonical base64url without padding");
    }

    public static PublicKeyInfo ofDer(byte[] der) {
        return new PublicKeyInfo(text(der));
    }

    public byte[] der() {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private static String text(byte[] der) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(der);
    }
}
