package org.countersign.gateway.authorization.refresh;

import java.io.Serial;
import java.util.Map;
import java.util.Optional;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.grants.GrantedRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A token request with a refresh token (RFC 6749, section 6), and, once it was granted, what it grants. */
final class RefreshToken extends OAuth2AuthorizationGrantAuthenticationToken implements GrantedRequest {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Request request;
    private final transient Optional<WalletGrant> granted;

    RefreshToken(Request request, Authentication client, Optional<WalletGrant> granted) {
        super(AuthorizationGrantType.REFRESH_TOKEN, client, Map.of());
        this.request = request;
        this.granted = granted;
    }

    RefreshToken with(WalletGrant grant) {
        return new RefreshToken(request, (Authentication) getPrincipal(), Optional.of(grant));
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
     * @param scope the parameter as it came
     * @param key thumbprint of the key whose proof came along
     */
    record Request(String token, Optional<String> scope, Optional<String> key) {
        /** Whoever has the token may have what it opens. */
        @Override
        public String toString() {
            return "Request[]";
        }
    }
}
