package org.countersign.gateway.office.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.providers.SignInAtProvider;
import org.springframework.security.core.Authentication;

/** Officers who signed in at an OpenID provider: its claims become account, name and roles. An account without a role of ours is nobody here. */
final class OfficersAtProvider implements SignInAtProvider.Persons {
    static final SignInAtProvider.Door DOOR =
            new SignInAtProvider.Door("officers", OfficeSignInPage.PATH, OfficeSignInPage.PATH + "?failed");

    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int LONGEST_ID = 200;

    private final OfficeProperties.Openid provider;

    OfficersAtProvider(OfficeProperties.Openid provider) {
        this.provider = provider;
    }

    @Override
    public Optional<? extends Authentication> named(Map<String, Object> claims) {
        return officer(claims).map(OfficerAuthentication::new);
    }

    @Override
    public void refuse(HttpServletResponse response) throws IOException {
        response.sendRedirect(DOOR.failed());
    }

    private Optional<Officer> officer(Map<String, Object> claims) {
        if (!(claims.get("sub") instanceof String subject) || subject.isBlank() || subject.length() > LONGEST_ID) {
            return Optional.empty();
        }
        Object found = claims;
        for (var step : DOT.splitAsStream(provider.rolesClaim()).toList()) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        var named = found instanceof Collection<?> many ? many : List.of();
        var roles = named.stream()
                .flatMap(role -> OfficerRole.ofClaim(String.valueOf(role)).stream())
                .collect(Collectors.toUnmodifiableSet());
        var name = claims.get(provider.nameClaim()) instanceof String text && !text.isBlank() ? text : subject;
        return roles.isEmpty() ? Optional.empty() : Optional.of(new Officer(subject, name, roles));
    }
}
