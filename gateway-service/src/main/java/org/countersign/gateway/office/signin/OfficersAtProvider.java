package org.countersign.gateway.office.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;

/** Officers sign in at an OpenID provider; here its claims become account, name and roles. Its metadata is fetched at the first sign-in, so the gateway starts while it is down. */
final class OfficersAtProvider implements ClientRegistrationRepository, AuthenticationSuccessHandler {
    static final String REGISTRATION = "officers";
    static final String START = OfficeSignInPage.PATH + "/start";
    static final String RETURN = OfficeSignInPage.PATH + "/return";

    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int LONGEST_ID = 200;

    private final OfficeProperties.Openid provider;
    private final PublicAddress address;
    private final SecurityContextRepository contexts;
    private final AuthenticationSuccessHandler next;
    private volatile @Nullable ClientRegistration registration;

    OfficersAtProvider(
            OfficeProperties.Openid provider,
            PublicAddress address,
            SecurityContextRepository contexts,
            AuthenticationSuccessHandler next) {
        this.provider = provider;
        this.address = address;
        this.contexts = contexts;
        this.next = next;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(REGISTRATION)) {
            return null;
        }
        var known = registration;
        if (known == null) {
            known = discover();
            registration = known;
        }
        return known;
    }

    /** An account without a role of ours is nobody here. */
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        var claims = authentication.getPrincipal() instanceof OAuth2User user
                ? user.getAttributes()
                : Map.<String, Object>of();
        var signedIn = officer(claims).map(OfficerAuthentication::new);
        var context = SecurityContextHolder.createEmptyContext();
        signedIn.ifPresent(context::setAuthentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        if (signedIn.isPresent()) {
            next.onAuthenticationSuccess(request, response, signedIn.get());
        } else {
            response.sendRedirect(OfficeSignInPage.PATH + "?failed");
        }
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

    private ClientRegistration discover() {
        var found = ClientRegistrations.fromIssuerLocation(provider.issuerUri().toString())
                .registrationId(REGISTRATION)
                .clientId(provider.clientId())
                .scope(provider.scopes())
                .redirectUri(address.resolve(RETURN + "/" + REGISTRATION).toString());
        if (provider.clientSecret() == null) {
            found.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            found.clientSecret(provider.clientSecret());
        }
        return found.build();
    }
}
