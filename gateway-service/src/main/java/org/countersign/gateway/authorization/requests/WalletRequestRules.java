package org.countersign.gateway.authorization.requests;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.countersign.gateway.authorization.grants.AuthorizationDetails;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;

/** What an authorization request of a wallet must be like. The framework then demands a {@code code_challenge} with {@code S256} (RFC 7636). */
public final class WalletRequestRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
    /** base64url of 32 bytes (RFC 7636, section 4.2). */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final AuthorizationDetails details;

    public WalletRequestRules(AuthorizationDetails details) {
        this.details = details;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(context);
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        var parameters = request.getAdditionalParameters();
        var asked = parameters.get(OAuthNames.AUTHORIZATION_DETAILS);
        if (asked instanceof String text) {
            try {
                details.configurations(text);
            } catch (OAuth2AuthenticationException e) {
                throw RequestRefusal.sent(e.getError(), context);
            }
        } else if (asked != null) {
            throw invalid(context, OAuth2ErrorCodes.INVALID_REQUEST, "authorization_details comes once");
        } else if (request.getScopes().isEmpty()) {
            throw invalid(
                    context, OAuth2ErrorCodes.INVALID_SCOPE, "no scope and no authorization_details that are known");
        }
        if (parameters.get("code_challenge") instanceof String challenge
                && !CHALLENGE.matcher(challenge).matches()) {
            throw invalid(context, OAuth2ErrorCodes.INVALID_REQUEST, "code_challenge is a SHA-256 in base64url");
        }
    }

    private static OAuth2AuthenticationException invalid(
            OAuth2AuthorizationCodeRequestAuthenticationContext context, String error, String why) {
        return RequestRefusal.sent(new OAuth2Error(error, why, null), context);
    }
}
