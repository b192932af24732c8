package org.countersign.gateway.authorization.resources;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.grants.Grants;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.http.PublicAddress;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verifies wallets' access tokens (RFC 9068, section 4): type {@code at+jwt}, our signature, issuer and audience, not expired, and a grant that is still there. */
public final class WalletTokens {
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final NimbusJwtDecoder decoder;
    private final PublicAddress address;
    private final Clock clock;
    private final Grants grants;

    public WalletTokens(JWKSource<SecurityContext> keys, PublicAddress address, Clock clock, Grants grants) {
        this.address = address;
        this.clock = clock;
        this.grants = grants;
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(OAuthNames.ACCESS_TOKEN_TYPE)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        decoder = new NimbusJwtDecoder(processor);
        // Its own rules would demand the type JWT; ours follow in read.
        decoder.setJwtValidator(jwt -> OAuth2TokenValidatorResult.success());
    }

    /** What the token allows, or nothing when it is not to be accepted, for whatever reason. */
    Optional<Accepted> accept(String token) {
        try {
            return read(token);
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    private Optional<Accepted> read(String token) {
        var jwt = decoder.decode(token);
        var result = rules().validate(jwt);
        if (result.hasErrors() || !(jwt.getClaims().get(OAuthNames.GRANT_CLAIM) instanceof String id)) {
            return Optional.empty();
        }
        return grants.find(UUID.fromString(id)).map(grant -> new Accepted(grant, boundTo(jwt)));
    }

    /** Made for each token, because the local address is known only when the server listens. */
    private DelegatingOAuth2TokenValidator<Jwt> rules() {
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                List.of(times, new JwtIssuerValidator(address.issuer()), new JwtAudienceValidator(address.issuer())));
    }

    private static Optional<String> boundTo(Jwt jwt) {
        var confirmation = jwt.getClaimAsMap("cnf");
        return confirmation != null && confirmation.get("jkt") instanceof String thumbprint
                ? Optional.of(thumbprint)
                : Optional.empty();
    }

    /**
     * A token that opens what its grant allows.
     *
     * @param boundTo the thumbprint of the key whose proofs must come with the token
     */
    record Accepted(WalletGrant grant, Optional<String> boundTo) {}
}
