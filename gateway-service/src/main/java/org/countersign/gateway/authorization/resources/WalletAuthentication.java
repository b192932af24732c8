package org.countersign.gateway.authorization.resources;

import java.io.Serial;
import java.util.List;
import java.util.Optional;
import org.countersign.gateway.authorization.WalletGrant;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** An accepted access token of a wallet. It has no role, so it opens nothing of staff's. */
public final class WalletAuthentication extends AbstractAuthenticationToken {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient WalletGrant grant;

    WalletAuthentication(WalletGrant grant) {
        super(List.of());
        this.grant = grant;
        setAuthenticated(true);
    }

    public static Optional<WalletGrant> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof WalletAuthentication wallet
                ? Optional.of(wallet.grant)
                : Optional.empty();
    }

    @Override
    public Object getPrincipal() {
        return grant;
    }

    @Override
    public String getName() {
        return grant.id();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
