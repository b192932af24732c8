package org.countersign.gateway.authorization.signin;

import java.net.URI;
import java.util.List;
import org.countersign.gateway.providers.OpenIdClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How citizens sign in before a wallet gets their certificates.
 *
 * @param development whether anybody may sign in as anybody; absent: only where the public address is this machine's own and no provider is configured
 * @param openid the provider that knows the citizens
 */
@ConfigurationProperties("countersign.sign-in")
public record SignInProperties(
        @Nullable Boolean development, @Nullable Openid openid) {
    public SignInProperties {
        if (openid != null && Boolean.TRUE.equals(development)) {
            throw new IllegalArgumentException(
                    "countersign.sign-in.development and countersign.sign-in.openid exclude each other");
        }
    }

    boolean isDevelopment(boolean loopback) {
        return openid == null && (development == null ? loopback : development);
    }

    /**
     * An OpenID provider; its redirect URI for us is {@code <public-url>/sign-in/return/citizens}.
     *
     * @param clientSecret absent: a public client with PKCE
     * @param numberClaim where the number is by which authorities know the person
     * @param nameClaim where the name is
     */
    public record Openid(
            URI issuerUri,
            String clientId,
            @Nullable String clientSecret,
            @DefaultValue("openid") List<String> scopes,
            @DefaultValue("citizen_number") String numberClaim,
            @DefaultValue("name") String nameClaim) {
        public Openid {
            OpenIdClient.check("countersign.sign-in.openid", issuerUri, clientId);
            scopes = List.copyOf(scopes);
        }

        OpenIdClient client() {
            return new OpenIdClient(issuerUri, clientId, clientSecret, scopes);
        }

        /** The secret stays out of logs. */
        @Override
        public String toString() {
            return "Openid[" + issuerUri + "]";
        }
    }
}
