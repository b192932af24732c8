package org.countersign.gateway.security;

import java.util.List;
import java.util.Objects;
import org.countersign.format.ledger.PartnerId;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/** The clients of staff and partners at the gateway's own authorization server: client credentials only. There are none when an OpenID provider is configured. */
public final class MachineClients {
    private static final String PARTNER_SETTING = "countersign.partner";

    private final List<RegisteredClient> registered;
    private final SecurityProperties properties;

    MachineClients(List<DevelopmentClient> clients, PasswordEncoder digests, SecurityProperties properties) {
        this.properties = properties;
        this.registered =
                clients.stream().map(client -> registered(client, digests)).toList();
    }

    public List<RegisteredClient> registered() {
        return registered;
    }

    public boolean owns(RegisteredClient client) {
        return registered.contains(client);
    }

    /** What a token says of its machine client: roles, agency, and that it is for the gateway's own interface. */
    public void describe(JwtEncodingContext context) {
        var client = context.getRegisteredClient();
        var scopes = context.getAuthorizedScopes().isEmpty() ? client.getScopes() : context.getAuthorizedScopes();
        var claims = context.getClaims();
        claims.audience(List.of(properties.audience()));
        claims.claim("client_id", client.getClientId());
        claims.claim("roles", List.copyOf(scopes));
        if (client.getClientSettings().getSetting(PARTNER_SETTING) instanceof String partner) {
            claims.claim("partner", partner);
        }
    }

    private RegisteredClient registered(DevelopmentClient client, PasswordEncoder digests) {
        var settings = ClientSettings.builder();
        if (client.partner() != null) {
            settings.setting(PARTNER_SETTING, new PartnerId(client.partner()).value());
        }
        return RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientSecret(Objects.requireNonNull(digests.encode(client.clientSecret())))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.roles()))
                .clientSettings(settings.build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(properties.tokenTtl())
                        .build())
                .build();
    }
}
