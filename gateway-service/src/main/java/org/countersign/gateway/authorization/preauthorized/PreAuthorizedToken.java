package org.countersign.gateway.authorization.preauthorized;

import java.io.Serial;
import java.util.Map;
import java.util.Optional;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.grants.GrantedRequest;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A token request with a pre-authorized code (OpenID4VCI 1.0, section 6.1), and, once it was granted, what it grants. */
public final class PreAuthorizedToken extends OAuth2AuthorizationGrantAuthenticationToken implements GrantedRequest {
    @Serial
    private static final long serialVersionUID = 1L;

    public static final AuthorizationGrantType GRANT = new AuthorizationGrantType(OpenId4Vci.PRE_AUTHORIZED_GRANT);

    private final transient Request request;
    private final transient Optional<WalletGrant> granted;

    PreAuthorizedToken(Request request, Authentication client, Optional<WalletGrant> granted) {
        super(GRANT, client, Map.of());
        this.request = request;
        this.granted = granted;
    }

    PreAuthorizedToken with(WalletGrant grant) {
        return new PreAuthorizedToken(request, (Authentication) getPrincipal(), Optional.of(grant));
    }

    Request request() {
        return request;
    }

    @Override
    public Optional<WalletGrant> granted() {
        return granted;
    }

    @Override
    public Optional<String> key() {
        return request.key();
    }

    /**
     * What the request says.
     *
     * @param details the parameter {@code authorization_details} as it came
     * @param key thumbprint of the key whose proof came along
     */
    record Request(String code, Optional<String> txCode, Optional<String> details, Optional<String> key) {
        /** Whoever has the code has the credentials. */
        @Override
        public String toString() {
            return "Request[]";
        }
    }
}
