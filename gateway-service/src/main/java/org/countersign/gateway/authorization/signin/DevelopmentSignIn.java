package org.countersign.gateway.authorization.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.authorization.fresh.RandomId;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Takes the sign-in form and believes it. */
final class DevelopmentSignIn extends AbstractAuthenticationProcessingFilter {
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]{6,32}");
    private static final int MAX_NAME_LENGTH = 60;

    private final SecureRandom random;

    DevelopmentSignIn(SecureRandom random) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, OAuthNames.SIGN_IN), nobody());
        this.random = random;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        var number = Optional.ofNullable(request.getParameter("number"))
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches());
        var name = Optional.ofNullable(request.getParameter("name"))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= MAX_NAME_LENGTH);
        if (number.isEmpty() || name.isEmpty()) {
            throw new BadCredentialsException("number or name is missing");
        }
        return new CitizenAuthentication(RandomId.of(random), new Citizen(number.get(), name.get()));
    }

    private static AuthenticationManager nobody() {
        return authentication -> {
            throw new IllegalStateException("this filter decides by itself");
        };
    }
}
