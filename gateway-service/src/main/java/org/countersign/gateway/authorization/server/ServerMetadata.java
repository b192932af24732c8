package org.countersign.gateway.authorization.server;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.countersign.gateway.authorization.clients.AttestationNames;
import org.countersign.gateway.authorization.clients.WalletClients;
import org.countersign.gateway.authorization.grants.CredentialDirectories;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.countersign.gateway.authorization.profile.WalletProfile;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;

/** What {@code /.well-known/oauth-authorization-server} says beside the framework's own (RFC 8414, section 2), and without what is not offered. */
final class ServerMetadata implements Consumer<OAuth2AuthorizationServerMetadata.Builder> {
    private static final List<String> SIGNING_ALGORITHMS = List.of("ES256", "ES384", "ES512", "PS256", "RS256");

    private final PublicAddress address;
    private final WalletClients clients;
    private final CredentialDirectories directories;
    private final WalletProfile profile;
    private final boolean anonymous;
    private final boolean refreshable;

    ServerMetadata(
            PublicAddress address,
            WalletClients clients,
            CredentialDirectories directories,
            WalletProfile profile,
            AuthorizationProperties properties) {
        this.address = address;
        this.clients = clients;
        this.directories = directories;
        this.profile = profile;
        this.anonymous = properties.anonymous();
        this.refreshable = properties.refreshLifetime().isPositive();
    }

    @Override
    public void accept(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.grantTypes(grants -> {
            grants.clear();
            grants.add(AuthorizationGrantType.AUTHORIZATION_CODE.getValue());
            grants.add(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue());
            if (refreshable) {
                grants.add(AuthorizationGrantType.REFRESH_TOKEN.getValue());
            }
            if (!profile.isHaip()) {
                grants.add(OpenId4Vci.PRE_AUTHORIZED_GRANT);
            }
        });
        metadata.tokenEndpointAuthenticationMethods(methods -> {
            methods.clear();
            methods.addAll(methods());
        });
        metadata.pushedAuthorizationRequestEndpoint(
                address.resolve(OAuthNames.PAR).toString());
        metadata.claims(claims -> {
            // The framework serves them only to clients that nobody has.
            claims.keySet()
                    .removeIf(name -> name.startsWith("revocation_endpoint")
                            || name.startsWith("introspection_endpoint")
                            || name.equals("tls_client_certificate_bound_access_tokens"));
            claims.put("token_endpoint_auth_signing_alg_values_supported", SIGNING_ALGORITHMS);
            claims.put(OAuthNames.ISS_PARAMETER_SUPPORTED, true);
            claims.put(OAuthNames.PAR_REQUIRED, profile.isHaip());
            claims.put("authorization_details_types_supported", List.of(OpenId4Vci.DETAILS_TYPE));
            claims.put("response_modes_supported", List.of("query"));
            claims.put(
                    AttestationNames.CHALLENGE_ENDPOINT,
                    address.resolve(OAuthNames.CHALLENGE).toString());
            claims.put("client_attestation_signing_alg_values_supported", SIGNING_ALGORITHMS);
            claims.put("client_attestation_pop_signing_alg_values_supported", SIGNING_ALGORITHMS);
            var scopes = new TreeSet<>(directories.configurations());
            if (!scopes.isEmpty()) {
                claims.put("scopes_supported", new ArrayList<>(scopes));
            }
            if (!profile.isHaip()) {
                claims.put(OpenId4Vci.ANONYMOUS_ACCESS_SUPPORTED, anonymous);
            }
        });
    }

    /** Those of registered clients, and attestation always, so that a wallet finds it before the first is registered. */
    private List<String> methods() {
        var methods = new TreeSet<>(clients.methods());
        methods.add(AttestationNames.METHOD.getValue());
        if (profile.isHaip()) {
            methods.remove("none");
        }
        return List.copyOf(methods);
    }
}
