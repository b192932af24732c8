package org.countersign.gateway.security;

import java.time.Clock;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What a token must say beside its signature: its time, that it is for us, and, from an outside provider, who made it. */
final class TokenRules {
    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(SecurityProperties properties, Clock clock) {
        var times = new JwtTimestampValidator(properties.clockSkew());
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        var audience = new JwtAudienceValidator(properties.audience());
        var issuer = properties.issuerUri();
        return issuer == null
                ? new DelegatingOAuth2TokenValidator<>(List.of(times, audience))
                : new DelegatingOAuth2TokenValidator<>(
                        List.of(times, audience, new JwtIssuerValidator(issuer.toString())));
    }
}
