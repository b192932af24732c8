package org.countersign.format.sdjwt;

/** What a verifier asks the holder to sign: who asks, and a value that nobody could know before. */
public record KeyBindingRequest(String audience, String nonce) {
    private static final int MAX_LENGTH = 1024;

    public KeyBindingRequest {
        if (!isText(audience) || !isText(nonce)) {
            throw new IllegalArgumentException("audience and nonce are 1 to 1024 characters");
        }
    }

    private static boolean isText(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH;
    }
}
