package org.countersign.gateway.authorization.clients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** RFC 7636, section 4.6, for clients whose way of authenticating the framework does not know; it checks the others itself, where it keeps this to itself. */
public final class Pkce {
    private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);

    private final OAuth2AuthorizationService authorizations;

    public Pkce(OAuth2AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Nothing, when this is not a token request with an authorization code. */
    void check(Map<String, Object> parameters) {
        if (!"authorization_code".equals(parameters.get("grant_type"))) {
            return;
        }
        var code = parameters.get("code") instanceof String text && !text.isBlank() ? text : "-";
        var authorization = authorizations.findByToken(code, CODE);
        var verifier = parameters.get("code_verifier") instanceof String text ? text : "";
        if (authorization == null || verifier.isEmpty()) {
            throw wrong();
        }
        var request = Objects.requireNonNull(
                authorization.<OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName()));
        var challenge = request.getAdditionalParameters().get("code_challenge");
        if (!(challenge instanceof String expected)
                || !MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        challenge(verifier).getBytes(StandardCharsets.US_ASCII))) {
            throw wrong();
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static OAuth2AuthenticationException wrong() {
        return new OAuth2AuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, "code or code_verifier is wrong", null));
    }
}
