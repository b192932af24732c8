package org.countersign.gateway.authorization.clients;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.countersign.gateway.authorization.fresh.FreshValues;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Hands out challenges for wallets' attestations; anybody may ask, and nothing is stored. */
public final class ChallengeEndpoint extends OncePerRequestFilter {
    private final FreshValues challenges;

    public ChallengeEndpoint(FreshValues challenges) {
        this.challenges = challenges;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getMethod().equals("POST") && request.getRequestURI().equals(OAuthNames.CHALLENGE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // The challenge is base64url, so it needs no escaping.
        var body = "{\"%s\":\"%s\"}".formatted(AttestationNames.CHALLENGE_MEMBER, challenges.next());
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
