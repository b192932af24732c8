package org.countersign.gateway.providers;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway is to an OpenID provider.
 *
 * @param clientSecret absent: a public client with PKCE
 */
public record OpenIdClient(
        URI issuerUri, String clientId, @Nullable String clientSecret, List<String> scopes) {
    public OpenIdClient {
        scopes = List.copyOf(scopes);
    }

    /**
     * Refuses settings that name no provider.
     *
     * @param key of the settings, such as {@code countersign.sign-in.openid}
     */
    public static void check(String key, @Nullable URI issuerUri, @Nullable String clientId) {
        required(key, "issuer-uri", issuerUri);
        required(key, "client-id", clientId);
        if (issuerUri != null && (!issuerUri.isAbsolute() || issuerUri.getHost() == null)) {
            throw new IllegalArgumentException(
                    "%s.issuer-uri is the address of a provider, such as https://id.city.example; found %s"
                            .formatted(key, issuerUri));
        }
    }

    private static void required(String key, String name, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException(
                    "%s.%s is missing: a provider needs issuer-uri and client-id".formatted(key, name));
        }
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "OpenIdClient[" + issuerUri + "]";
    }
}
