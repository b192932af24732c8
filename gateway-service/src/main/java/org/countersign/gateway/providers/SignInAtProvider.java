package org.countersign.gateway.providers;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.countersign.gateway.http.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Persons sign in at an OpenID provider by the authorization code flow (OpenID Connect Core 1.0, section 3.1), and what it says of them becomes a session of ours. Its metadata is
 * fetched at the first sign-in, so the gateway starts while it is down.
 */
public final class SignInAtProvider {
    private final OpenIdClient client;
    private final Door door;
    private final PublicAddress address;
    private final Persons persons;
    private volatile @Nullable ClientRegistration registration;

    public SignInAtProvider(OpenIdClient client, Door door, PublicAddress address, Persons persons) {
        this.client = client;
        this.door = door;
        this.address = address;
        this.persons = persons;
    }

    /**
     * Where it stands in the gateway; the redirect URI for the provider is {@code PAGE/return/NAME}.
     *
     * @param page the path of the page on which a sign-in begins
     * @param failed where a browser is sent whose sign-in is not believed
     */
    public record Door(String name, String page, String failed) {
        /** The path that leads to the provider. */
        public String start() {
            return page + "/start/" + name;
        }

        private String back() {
            return page + "/return/" + name;
        }
    }

    /** Who somebody is to the gateway. */
    public interface Persons {
        /** Whom these claims of an ID token name; empty where they say too little. */
        Optional<? extends Authentication> named(Map<String, Object> claims);

        /** Answers somebody who signed in at the provider and is nobody here. */
        void refuse(HttpServletResponse response) throws IOException;
    }

    /**
     * Puts the sign-in into a chain.
     *
     * @param contexts where the session keeps who signed in
     * @param next goes on with whoever did
     */
    public void extend(HttpSecurity http, SecurityContextRepository contexts, AuthenticationSuccessHandler next) {
        http.oauth2Login(login -> login.clientRegistrationRepository(this::registration)
                .loginPage(door.page())
                .authorizationEndpoint(endpoint -> endpoint.baseUri(door.page() + "/start"))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(door.page() + "/return/*"))
                .successHandler(new Arrival(persons, contexts, next))
                .failureUrl(door.failed()));
    }

    /** The provider's word for the person is replaced by ours, or by nobody, before anything else is done. */
    private record Arrival(Persons persons, SecurityContextRepository contexts, AuthenticationSuccessHandler next)
            implements AuthenticationSuccessHandler {
        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                throws IOException, ServletException {
            var claims = authentication.getPrincipal() instanceof OAuth2User user
                    ? user.getAttributes()
                    : Map.<String, Object>of();
            var person = persons.named(claims);
            var context = SecurityContextHolder.createEmptyContext();
            person.ifPresent(context::setAuthentication);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            if (person.isPresent()) {
                next.onAuthenticationSuccess(request, response, person.get());
            } else {
                persons.refuse(response);
            }
        }
    }

    private @Nullable ClientRegistration registration(String name) {
        if (!name.equals(door.name())) {
            return null;
        }
        var known = registration;
        if (known == null) {
            known = discover();
            registration = known;
        }
        return known;
    }

    private ClientRegistration discover() {
        var found = ClientRegistrations.fromIssuerLocation(client.issuerUri().toString())
                .registrationId(door.name())
                .clientId(client.clientId())
                .scope(client.scopes())
                .redirectUri(address.resolve(door.back()).toString());
        if (client.clientSecret() == null) {
            found.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            found.clientSecret(client.clientSecret());
        }
        return found.build();
    }
}
