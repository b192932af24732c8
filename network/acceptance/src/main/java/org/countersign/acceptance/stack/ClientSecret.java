package org.countersign.acceptance.stack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A development client's secret. It has no text form of its own, so it does not end up in a report or a log. */
public final class ClientSecret {
    private final String value;

    ClientSecret(String value) {
        this.value = value;
    }

    /** The value of an HTTP basic {@code Authorization} header; the only way to the secret. */
    public String openAsBasicAuthorization(String clientId) {
        byte[] pair = (clientId + ":" + value).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
