package org.countersign.gateway.authorization.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.countersign.gateway.authorization.fresh.FreshValues;
import org.countersign.gateway.authorization.fresh.SeenOnce;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks DPoP proofs (RFC 9449, section 4.3). Spring's decoder checks the type, that the algorithm is asymmetric, the public key in the header and the signature; here
 * follow, in this order: method, address, time, hash of the access token, nonce of this server, and that the proof was not seen before.
 */
public final class DPoPProofs {
    private static final int MAX_LENGTH = 6_000;
    private static final int MAX_JTI_LENGTH = 200;

    private final DPoPProofJwtDecoderFactory decoders = new DPoPProofJwtDecoderFactory();
    private final FreshValues nonces;
    private final boolean nonceRequired;
    private final SeenOnce seen;
    private final Clock clock;
    private final Duration age;

    public DPoPProofs(FreshValues nonces, boolean nonceRequired, SeenOnce seen, Clock clock, Duration age) {
        this.nonces = nonces;
        this.nonceRequired = nonceRequired;
        this.seen = seen;
        this.clock = clock;
        this.age = age;
        decoders.setJwtValidatorFactory(this::rules);
    }

    /** The proof in the request, absent where there is none; several are refused. */
    public static Optional<String> in(HttpServletRequest request) {
        var proofs = Collections.list(request.getHeaders(DPoPNames.DPOP));
        if (proofs.size() > 1) {
            throw refused("a request has one DPoP header");
        }
        return proofs.stream().findFirst();
    }

    /** A nonce to send with an answer. */
    public String nextNonce() {
        return nonces.next();
    }

    /**
     * The thumbprint of the key that made the proof (RFC 7638); throws {@code invalid_dpop_proof} or {@code use_dpop_nonce}.
     *
     * @param accessToken at a resource: the token that comes with the proof
     */
    public String verify(String proof, HttpServletRequest request, Optional<String> accessToken) {
        if (proof.isBlank() || proof.length() > MAX_LENGTH) {
            throw refused("the proof is empty or too long");
        }
        var context = DPoPProofContext.withDPoPProof(proof)
                .method(request.getMethod())
                .targetUri(request.getRequestURL().toString())
                .build();
        var jwt = decode(context);
        if (accessToken.isPresent()
                && !hash(accessToken.get()).equals(jwt.getClaims().get("ath"))) {
            throw refused("ath is not the hash of the access token");
        }
        if (nonceRequired && !(jwt.getClaims().get("nonce") instanceof String nonce && nonces.accepts(nonce))) {
            throw withoutNonce();
        }
        var thumbprint = thumbprint(jwt);
        var id = Objects.requireNonNull(jwt.getId(), "the rules want one");
        if (!seen.firstTime("dpop " + thumbprint, id, age.multipliedBy(2))) {
            throw refused("the proof was used before");
        }
        return thumbprint;
    }

    public static String thumbprint(Jwt proof) {
        try {
            @SuppressWarnings("unchecked")
            var key = (Map<String, Object>)
                    Objects.requireNonNull(proof.getHeaders().get("jwk"));
            return JWK.parse(key).computeThumbprint().toString();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("the decoder lets through only proofs with a key", e);
        }
    }

    private Jwt decode(DPoPProofContext context) {
        try {
            return decoders.createDecoder(context).decode(context.getDPoPProof());
        } catch (JwtValidationException e) {
            throw refused(e.getErrors().stream()
                    .map(OAuth2Error::getDescription)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("a claim is not as it must be"));
        } catch (JwtException e) {
            throw refused("not a signed dpop+jwt with a public key and an asymmetric algorithm");
        }
    }

    private OAuth2TokenValidator<Jwt> rules(DPoPProofContext context) {
        var rules = new ArrayList<OAuth2TokenValidator<Jwt>>();
        rules.add(rule(
                "htm is the method",
                jwt -> context.getMethod().equals(jwt.getClaims().get("htm"))));
        rules.add(rule(
                "htu is the address without query",
                jwt -> context.getTargetUri().equals(jwt.getClaims().get("htu"))));
        rules.add(rule("iat is now", jwt -> isNow(jwt.getIssuedAt())));
        rules.add(rule(
                "exp is to come, where it is there",
                jwt -> jwt.getExpiresAt() == null || jwt.getExpiresAt().isAfter(clock.instant())));
        rules.add(rule(
                "nbf has come, where it is there",
                jwt -> jwt.getNotBefore() == null
                        || !jwt.getNotBefore().isAfter(clock.instant().plus(age))));
        rules.add(rule(
                "jti is there",
                jwt -> jwt.getId() != null
                        && !jwt.getId().isBlank()
                        && jwt.getId().length() <= MAX_JTI_LENGTH));
        return new DelegatingOAuth2TokenValidator<>(List.copyOf(rules));
    }

    private boolean isNow(@org.jspecify.annotations.Nullable Instant time) {
        return time != null && Duration.between(time, clock.instant()).abs().compareTo(age) <= 0;
    }

    private static OAuth2TokenValidator<Jwt> rule(String expected, Predicate<Jwt> holds) {
        return jwt -> holds.test(jwt)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(DPoPNames.INVALID_PROOF, "expected: " + expected, null));
    }

    private static String hash(String token) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** For a proof that is not there, or not for a nonce of this server. */
    public static OAuth2AuthenticationException withoutNonce() {
        return new OAuth2AuthenticationException(
                new OAuth2Error(DPoPNames.USE_NONCE, "the proof needs the nonce in the header DPoP-Nonce", null));
    }

    /** Whether the same request would do with a fresh nonce. */
    public static boolean wantsNonce(OAuth2Error error) {
        return error.getErrorCode().equals(DPoPNames.USE_NONCE);
    }

    public static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(DPoPNames.INVALID_PROOF, why, null));
    }
}
