package org.countersign.gateway.authorization.dpop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.gateway.authorization.oauth.OAuthErrors;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.profile.WalletProfile;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks the DPoP proof of a token or pushed authorization request before anything else looks at it. The authorization server then checks it again and binds the token; what
 * it lacks is done here: nonces, and a memory of proofs that outlives a restart and is shared.
 */
public final class DPoPGate extends OncePerRequestFilter {
    private static final Set<String> CITIZENS_GRANTS = Set.of("authorization_code", "refresh_token");
    private static final String THUMBPRINT = DPoPGate.class.getName() + ".thumbprint";

    private final DPoPProofs proofs;
    private final OAuthErrors errors;
    private final WalletProfile profile;

    public DPoPGate(DPoPProofs proofs, OAuthErrors errors, WalletProfile profile) {
        this.proofs = proofs;
        this.errors = errors;
        this.profile = profile;
    }

    /** The key of this request's proof. */
    public static Optional<String> thumbprint(HttpServletRequest request) {
        return request.getAttribute(THUMBPRINT) instanceof String thumbprint
                ? Optional.of(thumbprint)
                : Optional.empty();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !(path.equals(OAuthNames.TOKEN) || path.equals(OAuthNames.PAR));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var proof = DPoPProofs.in(request);
            if (proof.isPresent()) {
                response.setHeader(DPoPNames.NONCE_HEADER, proofs.nextNonce());
                request.setAttribute(THUMBPRINT, proofs.verify(proof.get(), request, Optional.empty()));
            } else if (isRequired(request)) {
                response.setHeader(DPoPNames.NONCE_HEADER, proofs.nextNonce());
                throw DPoPProofs.refused("this server binds every wallet's token to a key");
            }
        } catch (OAuth2AuthenticationException e) {
            errors.write(response, OAuthErrors.status(e.getError()), e.getError());
            return;
        }
        chain.doFilter(request, response);
    }

    /** HAIP 1.0, section 4: tokens are sender-constrained. Machine clients of the gateway's own interface are no wallets. */
    private boolean isRequired(HttpServletRequest request) {
        return profile.isHaip()
                && request.getRequestURI().equals(OAuthNames.TOKEN)
                && CITIZENS_GRANTS.contains(Objects.requireNonNullElse(request.getParameter("grant_type"), ""));
    }
}
