package org.countersign.gateway.authorization.clients;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.gateway.authorization.preauthorized.PreAuthorizedToken;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.countersign.gateway.authorization.profile.WalletProfile;
import org.countersign.gateway.security.MachineClients;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** All clients of the one authorization server: wallets from their file, and machine clients. */
public final class WalletClients implements RegisteredClientRepository {
    /** The public keys of a client, as a JWK set. */
    static final String JWKS_SETTING = "countersign.jwks";

    private static final String ANONYMOUS = "anonymous";

    private final Map<String, RegisteredClient> clients;
    private final RegisteredClient anonymous;

    public WalletClients(
            List<WalletClientEntry> wallets,
            Optional<MachineClients> machines,
            AuthorizationProperties properties,
            WalletProfile profile) {
        var registered = wallets.stream().map(entry -> registered(entry, properties, profile));
        var others = machines.stream().map(MachineClients::registered).flatMap(Collection::stream);
        this.clients = Stream.concat(registered, others)
                .collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity()));
        this.anonymous = RegisteredClient.withId(ANONYMOUS)
                .clientId(ANONYMOUS)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(PreAuthorizedToken.GRANT)
                .tokenSettings(tokens(properties))
                .build();
    }

    /** Stands for wallets without a client id; nobody can authenticate as it. */
    public RegisteredClient anonymous() {
        return anonymous;
    }

    /** The methods by which some client authenticates, for the metadata. */
    public List<String> methods() {
        return clients.values().stream()
                .flatMap(client -> client.getClientAuthenticationMethods().stream())
                .map(ClientAuthenticationMethod::getValue)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered in files");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }

    /** The id is the client id, so that {@link #findById} needs no second map; machine clients are made likewise. */
    private static RegisteredClient registered(
            WalletClientEntry entry, AuthorizationProperties properties, WalletProfile profile) {
        var settings = ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(true);
        if (entry.jwks() != null) {
            settings.setting(JWKS_SETTING, entry.jwks());
        }
        if (entry.jwksUri() != null) {
            settings.jwkSetUrl(entry.jwksUri().toString());
        }
        if (entry.tlsSubject() != null) {
            settings.x509CertificateSubjectDN(Objects.requireNonNull(entry.tlsSubject()));
        }
        var client = RegisteredClient.withId(entry.clientId())
                .clientId(entry.clientId())
                .clientName(entry.displayName())
                .clientAuthenticationMethod(entry.method())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(entry.redirectUris()))
                .clientSettings(settings.build())
                .tokenSettings(tokens(properties));
        if (!profile.isHaip()) {
            client.authorizationGrantType(PreAuthorizedToken.GRANT);
        }
        return client.build();
    }

    private static TokenSettings tokens(AuthorizationProperties properties) {
        return TokenSettings.builder()
                .accessTokenTimeToLive(properties.tokenLifetime())
                .authorizationCodeTimeToLive(properties.codeLifetime())
                .build();
    }
}
