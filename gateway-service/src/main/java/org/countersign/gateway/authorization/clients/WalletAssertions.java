package org.countersign.gateway.authorization.clients;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.countersign.gateway.authorization.fresh.SeenOnce;
import org.countersign.gateway.http.PublicAddress;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Checks client assertions of {@code private_key_jwt} (RFC 7523): a registered public key and an asymmetric algorithm, {@code iss} and {@code sub} the client, the issuer as
 * the only audience, a short life, and used once.
 */
public final class WalletAssertions implements JwtDecoderFactory<RegisteredClient> {
    static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MAX_ID_LENGTH = 200;

    private final PublicAddress address;
    private final SeenOnce seen;
    private final Clock clock;
    private final ConcurrentMap<String, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();

    public WalletAssertions(PublicAddress address, SeenOnce seen, Clock clock) {
        this.address = address;
        this.seen = seen;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                null, JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS, keys.computeIfAbsent(client.getId(), id -> keysOf(client))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules(client.getClientId()));
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> rules(String client) {
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(List.of(times, jwt -> {
            var holds = client.equals(jwt.getClaimAsString("iss"))
                    && client.equals(jwt.getSubject())
                    && List.of(address.issuer()).equals(jwt.getAudience())
                    && jwt.getExpiresAt() != null
                    && jwt.getExpiresAt().isBefore(clock.instant().plus(LONGEST))
                    && (jwt.getIssuedAt() == null
                            || !jwt.getIssuedAt().isAfter(clock.instant().plus(SKEW)))
                    && jwt.getId() != null
                    && jwt.getId().length() <= MAX_ID_LENGTH
                    && seen.firstTime(
                            "assertion " + client,
                            jwt.getId(),
                            jwt.getExpiresAt().plus(SKEW));
            return holds
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error(
                            OAuth2ErrorCodes.INVALID_CLIENT, "the assertion is not for here and now", null));
        }));
    }

    private static JWKSource<SecurityContext> keysOf(RegisteredClient client) {
        try {
            if (client.getClientSettings().getSetting(WalletClients.JWKS_SETTING) instanceof Map<?, ?> set) {
                @SuppressWarnings("unchecked")
                var members = (Map<String, Object>) set;
                return new ImmutableJWKSet<>(JWKSet.parse(members).toPublicJWKSet());
            }
            var address = client.getClientSettings().getJwkSetUrl();
            return address == null
                    ? new ImmutableJWKSet<>(new JWKSet())
                    : JWKSourceBuilder.create(URI.create(address).toURL()).build();
        } catch (ParseException | MalformedURLException e) {
            throw new IllegalStateException("wallet %s: its keys cannot be read".formatted(client.getClientId()), e);
        }
    }
}
