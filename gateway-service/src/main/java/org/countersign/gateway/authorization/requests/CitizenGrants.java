package org.countersign.gateway.authorization.requests;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.grants.AuthorizationDetails;
import org.countersign.gateway.authorization.grants.CredentialDirectories;
import org.countersign.gateway.authorization.grants.GrantTexts;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/** Which of a citizen's certificates an authorization request means: by {@code authorization_details}, by scopes, or by both. */
public final class CitizenGrants {
    private final CredentialDirectories directories;
    private final AuthorizationDetails details;
    private final GrantTexts texts;

    public CitizenGrants(CredentialDirectories directories, AuthorizationDetails details, GrantTexts texts) {
        this.directories = directories;
        this.details = details;
        this.texts = texts;
    }

    /** What the citizen has of what is asked for; empty when that is nothing. */
    List<GrantedCredential> meant(Citizen citizen, OAuth2AuthorizationRequest request) {
        Set<String> configurations = new LinkedHashSet<>();
        if (request.getAdditionalParameters().get(OAuthNames.AUTHORIZATION_DETAILS) instanceof String text) {
            configurations.addAll(details.configurations(text));
        }
        request.getScopes().stream()
                .sorted()
                .flatMap(scope -> directories.configurationOf(scope).stream())
                .forEach(configurations::add);
        var found = new ArrayList<GrantedCredential>();
        for (var configuration : configurations) {
            var identifiers = directories.identifiers(citizen, configuration);
            if (!identifiers.isEmpty()) {
                found.add(new GrantedCredential(configuration, identifiers));
            }
        }
        return List.copyOf(found);
    }

    /** The text of what was allowed; a citizen who has none of it cannot allow it. */
    public String allowed(OAuth2Authorization authorization) {
        var request = Objects.requireNonNull(
                authorization.<OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName()));
        var citizen = Objects.requireNonNull(AuthorizationContent.citizen(authorization));
        var found = meant(citizen, request);
        if (found.isEmpty()) {
            Authentication principal =
                    Objects.requireNonNull(authorization.getAttribute(java.security.Principal.class.getName()));
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED, "there is no such certificate", null),
                    new OAuth2AuthorizationCodeRequestAuthenticationToken(
                            request.getAuthorizationUri(),
                            request.getClientId(),
                            principal,
                            request.getRedirectUri(),
                            request.getState(),
                            request.getScopes(),
                            request.getAdditionalParameters()));
        }
        return texts.text(found);
    }

    WalletGrant grant(UUID id, AuthorizationContent content) {
        return new WalletGrant(
                id.toString(),
                Optional.of(content.client()),
                texts.credentials(content.credentials()),
                content.parameters().containsKey(OAuthNames.AUTHORIZATION_DETAILS));
    }
}
