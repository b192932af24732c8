package org.countersign.gateway.authorization.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** Reads parameters of requests to the OAuth endpoints, which come once or not at all (RFC 6749, section 3.2). */
public final class FormParameters {
    private FormParameters() {}

    public static Optional<String> single(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.length != 1) {
            throw invalid(name + " comes once");
        }
        return Optional.of(values[0]);
    }

    public static OAuth2AuthenticationException invalid(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, why, null));
    }
}
