package org.countersign.gateway.authorization.resources;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.gateway.authorization.HolderKey;
import org.countersign.gateway.authorization.dpop.DPoPNames;
import org.countersign.gateway.authorization.dpop.DPoPProofs;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through who proves a key, by the same proof that binds access tokens (RFC 9449, section 4), here without a token: the key itself is what names the caller. Every
 * answer brings the nonce of the next proof (section 8.2), so a device that goes on asking needs no second round.
 */
final class HolderProofFilter extends OncePerRequestFilter {
    /** As often as what has ended is deleted ({@code Sweeping}). */
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final DPoPProofs proofs;
    private final Problems problems;

    /** @param proofs those that demand a nonce, whatever wallets' token requests may do without */
    HolderProofFilter(DPoPProofs proofs, Problems problems) {
        this.proofs = proofs;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(DPoPNames.NONCE_HEADER, proofs.nextNonce());
        // Every answer is for this device alone.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PreAuthenticatedAuthenticationToken(proven(request), "", List.of()));
            SecurityContextHolder.setContext(context);
        } catch (OAuth2AuthenticationException refused) {
            refuse(response, problem(refused.getError()), refused.getError().getErrorCode());
            return;
        }
        chain.doFilter(request, response);
    }

    void challenge(HttpServletResponse response) throws IOException {
        var refused = DPoPProofs.withoutNonce().getError();
        refuse(response, problem(refused), refused.getErrorCode());
    }

    private void refuse(HttpServletResponse response, ProblemException problem, String error) throws IOException {
        if (problem.code().status() == HttpStatus.UNAUTHORIZED) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "%s algs=\"ES256\", error=\"%s\"".formatted(DPoPNames.DPOP, error));
        }
        problems.write(response, problem);
    }

    private HolderKey proven(HttpServletRequest request) {
        var proof = DPoPProofs.in(request).orElseThrow(DPoPProofs::withoutNonce);
        var thumbprint = proofs.verify(proof, request, Optional.empty());
        return new HolderKey(new Digest(Bytes.of(Base64.getUrlDecoder().decode(thumbprint))));
    }

    private static ProblemException problem(OAuth2Error error) {
        var detail = Objects.requireNonNullElse(error.getDescription(), "the proof does not hold");
        if (DPoPProofs.wantsNonce(error)) {
            return new ProblemException(ProblemCode.HOLDER_NONCE, detail);
        }
        return error.getErrorCode().equals(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE)
                ? ProblemException.tooBusy(detail, RETRY)
                : new ProblemException(ProblemCode.HOLDER_PROOF, detail);
    }
}
