package org.countersign.gateway.authorization.resources;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.gateway.authorization.dpop.DPoPNames;
import org.countersign.gateway.authorization.dpop.DPoPProofs;
import org.countersign.gateway.authorization.oauth.OAuthErrors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the credential endpoints to wallets' access tokens: with the scheme {@code Bearer} (RFC 6750) for a token that is bound to no key, and with the scheme
 * {@code DPoP} and a proof (RFC 9449, section 7) for one that is. A bound token as {@code Bearer} is refused, so that who steals it has nothing.
 */
final class WalletTokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer";
    private static final String ALGORITHMS = "algs=\"ES256 ES384 ES512 PS256 PS384 PS512 RS256 RS384 RS512\"";

    private final WalletTokens tokens;
    private final DPoPProofs proofs;
    private final OAuthErrors errors;
    private final RequestMatcher open;

    WalletTokenFilter(WalletTokens tokens, DPoPProofs proofs, OAuthErrors errors, RequestMatcher open) {
        this.open = open;
        this.tokens = tokens;
        this.proofs = proofs;
        this.errors = errors;
    }

    /** Where no token is needed, one that came by habit does no harm. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return open.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var scheme = scheme(headers.getFirst());
        try {
            accept(request, headers, scheme);
        } catch (OAuth2AuthenticationException e) {
            refuse(response, scheme, e.getError());
            return;
        }
        if (scheme.equals(DPoPNames.DPOP)) {
            response.setHeader(DPoPNames.NONCE_HEADER, proofs.nextNonce());
        }
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** For a request without a token: which schemes there are, and no error code (RFC 6750, section 3.1). */
    void challenge(HttpServletResponse response) throws IOException {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, DPoPNames.DPOP + " " + ALGORITHMS);
        errors.write(
                response,
                HttpStatus.UNAUTHORIZED,
                new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "an access token is needed", null));
    }

    private void accept(HttpServletRequest request, List<String> headers, String scheme) {
        if (headers.size() > 1) {
            throw error(OAuth2ErrorCodes.INVALID_REQUEST, "a request has one Authorization header");
        }
        if (scheme.isEmpty()) {
            throw invalid("the scheme is Bearer or DPoP");
        }
        var token = headers.getFirst().substring(scheme.length() + 1).strip();
        var accepted =
                tokens.accept(token).orElseThrow(() -> invalid("the access token is expired, revoked or not for here"));
        var bound = accepted.boundTo();
        if (scheme.equals(BEARER)) {
            if (bound.isPresent()) {
                throw invalid("this token is bound to a key; send it with the scheme DPoP and a proof");
            }
        } else {
            prove(request, token, bound);
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new WalletAuthentication(accepted.grant()));
        SecurityContextHolder.setContext(context);
    }

    private void prove(HttpServletRequest request, String token, Optional<String> bound) {
        var proof = DPoPProofs.in(request)
                .orElseThrow(() -> DPoPProofs.refused("the scheme DPoP needs a proof in the header DPoP"));
        var thumbprint = proofs.verify(proof, request, Optional.of(token));
        if (!bound.equals(Optional.of(thumbprint))) {
            throw invalid("the proof is made with another key than the token's");
        }
    }

    private void refuse(HttpServletResponse response, String scheme, OAuth2Error error) throws IOException {
        if (error.getErrorCode().equals(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE)) {
            // Nothing is wrong with the token; a challenge would make the wallet fetch another one.
            errors.write(response, HttpStatus.SERVICE_UNAVAILABLE, error);
            return;
        }
        var challenge = new StringBuilder(scheme.isEmpty() ? BEARER : scheme)
                .append(" error=\"")
                .append(error.getErrorCode())
                .append('"');
        if (error.getDescription() != null) {
            challenge
                    .append(", error_description=\"")
                    .append(OAuthErrors.printable(error.getDescription()))
                    .append('"');
        }
        if (scheme.equals(DPoPNames.DPOP)) {
            challenge.append(", ").append(ALGORITHMS);
            response.setHeader(DPoPNames.NONCE_HEADER, proofs.nextNonce());
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge.toString());
        errors.write(
                response,
                error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_REQUEST)
                        ? HttpStatus.BAD_REQUEST
                        : HttpStatus.UNAUTHORIZED,
                error);
    }

    /** Schemes are compared without regard to case (RFC 9110, section 11.1). */
    private static String scheme(String header) {
        var lower = header.toLowerCase(Locale.ROOT);
        return lower.startsWith("bearer ") ? BEARER : lower.startsWith("dpop ") ? DPoPNames.DPOP : "";
    }

    private static OAuth2AuthenticationException invalid(String why) {
        return error(OAuth2ErrorCodes.INVALID_TOKEN, why);
    }

    private static OAuth2AuthenticationException error(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
