package org.countersign.gateway.security;

/** The name under which a client got its token. */
public record ClientId(String value) {
    private static final int MAX_LENGTH = 255;

    public ClientId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a client id has 1 to %d characters".formatted(MAX_LENGTH));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
