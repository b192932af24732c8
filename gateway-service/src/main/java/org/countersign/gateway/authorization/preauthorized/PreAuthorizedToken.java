package org.countersign.gateway.authorization.preauthorized;

import java.io.Serial;
import java.util.Map;
import java.util.Optional;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A token request with a pre-authorized code (OpenID4VCI 1.0, section 6.1), and, once it was granted, what it grants. */
public final class PreAuthorizedToken extends OAuth2AuthorizationGrantAuthenticationToken {
    @Serial
    private static final long serialVersionUID = 1L;

    public static final AuthorizationGrantType GRANT = new AuthorizationGrantType(OpenId4Vci.PRE_AUTHORIZED_GRANT);

    private final transient Request request;
    private final transient Optional<WalletGrant> granted;

    PreAuthorizedToken(
            Request request, Authentication client, Map<String, Object> parameters, Optional<WalletGrant> granted) {
        super(GRANT, client, parameters);
        this.request = request;
        this.granted = granted;
    }

    PreAuthorizedToken with(WalletGrant grant) {
        return new PreAuthorizedToken(
                request, (Authentication) getPrincipal(), getAdditionalParameters(), Optional.of(grant));
    }

    public Request request() {
        return request;
    }

    public Optional<WalletGrant> granted() {
        return granted;
    }

    /** @param details the parameter {@code authorization_details} as it came */
    record Request(String code, Optional<String> txCode, Optional<String> details) {
        /** Whoever has the code has the credentials. */
        @Override
        public String toString() {
            return "Request[]";
        }
    }
}
