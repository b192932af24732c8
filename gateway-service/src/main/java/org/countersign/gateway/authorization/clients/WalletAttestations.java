package org.countersign.gateway.authorization.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.countersign.gateway.authorization.fresh.FreshValues;
import org.countersign.gateway.authorization.fresh.SeenOnce;
import org.countersign.gateway.authorization.oauth.FormParameters;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.countersign.gateway.http.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Wallets that show by whom they are attested: the attestation is signed by somebody who is trusted, names the wallet and holds a key; the proof is signed with that key,
 * for this server, now, and once. With an authorization code, PKCE is checked as for every other client.
 */
public final class WalletAttestations implements AuthenticationConverter, AuthenticationProvider {
    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final int MAX_LENGTH = 12_000;
    private static final int MAX_ID_LENGTH = 200;

    private final AttestationTrust trust;
    private final WalletClients clients;
    private final Pkce pkce;
    private final PublicAddress address;
    private final FreshValues challenges;
    private final boolean challengeRequired;
    private final SeenOnce seen;
    private final Clock clock;
    private final Duration age;

    public WalletAttestations(
            AttestationTrust trust,
            WalletClients clients,
            Pkce pkce,
            PublicAddress address,
            FreshValues challenges,
            AuthorizationProperties properties,
            SeenOnce seen,
            Clock clock) {
        this.trust = trust;
        this.clients = clients;
        this.pkce = pkce;
        this.address = address;
        this.challenges = challenges;
        this.challengeRequired = properties.attestationChallenges();
        this.seen = seen;
        this.clock = clock;
        this.age = properties.proofAge();
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var attestation = single(request, AttestationNames.ATTESTATION_HEADER);
        var proof = single(request, AttestationNames.PROOF_HEADER);
        if (attestation.isEmpty() && proof.isEmpty()) {
            return null;
        }
        var signed = parse(attestation.orElseThrow(() -> invalid("the attestation is missing")));
        var client = claims(signed).getSubject();
        var named = FormParameters.single(request, "client_id");
        if (client == null
                || client.isBlank()
                || (named.isPresent() && !named.get().equals(client))) {
            throw invalid("sub is the client_id");
        }
        var parameters = Map.<String, Object>of(
                "grant_type", text(request, "grant_type"),
                "code", text(request, "code"),
                "code_verifier", text(request, "code_verifier"));
        return new WalletClientToken(
                client,
                AttestationNames.METHOD,
                new Evidence(signed, parse(proof.orElseThrow(() -> invalid("the proof of possession is missing")))),
                parameters);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        var wallet = (WalletClientToken) authentication;
        if (!(wallet.getCredentials() instanceof Evidence evidence)) {
            return null;
        }
        var client = clients.findByClientId(wallet.getPrincipal().toString());
        if (client == null || !client.getClientAuthenticationMethods().contains(AttestationNames.METHOD)) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_CLIENT, "this wallet is not registered with attestations", null));
        }
        var key = checkedAttestation(evidence.attestation());
        try {
            checkProof(evidence.proof(), client.getClientId(), ((AsymmetricJWK) key).toPublicKey());
            pkce.check(wallet.getAdditionalParameters());
            return new OAuth2ClientAuthenticationToken(
                    client,
                    AttestationNames.METHOD,
                    new InstanceKey(key.computeThumbprint().toString()));
        } catch (JOSEException e) {
            throw invalid("cnf is not a public key");
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return WalletClientToken.class.isAssignableFrom(authentication);
    }

    /** The instance's key, from an attestation that is to be believed. */
    private JWK checkedAttestation(SignedJWT attestation) {
        requireType(attestation, AttestationNames.ATTESTATION_TYPE);
        var attester = trust.keyFor(attestation.getHeader()).orElseThrow(() -> invalid("the attester is not trusted"));
        requireSignature(attestation, attester);
        var claims = claims(attestation);
        if (claims.getExpirationTime() == null
                || isOver(claims.getExpirationTime())
                || isLater(claims.getIssueTime())
                || isLater(claims.getNotBeforeTime())) {
            throw invalid("the attestation is expired or not yet valid");
        }
        return instanceKey(claims);
    }

    private void checkProof(SignedJWT proof, String client, PublicKey key) {
        requireType(proof, AttestationNames.PROOF_TYPE);
        requireSignature(proof, key);
        var claims = claims(proof);
        if (!List.of(address.issuer()).equals(claims.getAudience())) {
            throw invalid("aud of the proof is this server");
        }
        if (claims.getIssuer() != null && !claims.getIssuer().equals(client)) {
            throw invalid("iss of the proof is the client_id");
        }
        var issued = claims.getIssueTime();
        if (issued == null
                || Duration.between(issued.toInstant(), clock.instant()).abs().compareTo(age) > 0) {
            throw invalid("iat of the proof is now");
        }
        if (isOver(claims.getExpirationTime()) || isLater(claims.getNotBeforeTime())) {
            throw invalid("the proof is expired or not yet valid");
        }
        var challenge = claims.getClaim(AttestationNames.CHALLENGE_CLAIM);
        var challenged = challenge instanceof String text && challenges.accepts(text);
        if (challenge != null ? !challenged : challengeRequired) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    AttestationNames.USE_CHALLENGE, "the proof needs a challenge of this server", null));
        }
        var id = claims.getJWTID();
        if (id == null || id.isBlank() || id.length() > MAX_ID_LENGTH) {
            throw invalid("the proof has a jti");
        }
        if (!seen.firstTime("attestation-pop " + client, id, age.multipliedBy(2))) {
            throw invalid("the proof was used before");
        }
    }

    private static JWK instanceKey(JWTClaimsSet claims) {
        try {
            var confirmation = claims.getJSONObjectClaim("cnf");
            if (confirmation != null && confirmation.get("jwk") instanceof Map<?, ?> members) {
                @SuppressWarnings("unchecked")
                var key = JWK.parse((Map<String, Object>) members);
                if (!key.isPrivate() && key instanceof AsymmetricJWK) {
                    return key;
                }
            }
        } catch (ParseException e) {
            throw invalid("cnf is not a public key");
        }
        throw invalid("cnf holds a public key");
    }

    private static void requireType(SignedJWT jwt, String type) {
        var found = jwt.getHeader().getType();
        if (found == null || !found.getType().equals(type)) {
            throw invalid("typ is " + type);
        }
        if (!WalletAssertions.ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
            throw invalid("the algorithm is asymmetric and in the metadata");
        }
    }

    private static void requireSignature(SignedJWT jwt, PublicKey key) {
        try {
            if (jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), key))) {
                return;
            }
        } catch (JOSEException e) {
            throw invalid("the key does not fit the algorithm");
        }
        throw invalid("the signature is wrong");
    }

    private boolean isOver(@Nullable Date time) {
        return time != null && !time.toInstant().isAfter(clock.instant().minus(SKEW));
    }

    private boolean isLater(@Nullable Date time) {
        return time != null && time.toInstant().isAfter(clock.instant().plus(SKEW));
    }

    private static Optional<String> single(HttpServletRequest request, String header) {
        var values = Collections.list(request.getHeaders(header));
        if (values.size() > 1) {
            throw invalid(header + " comes once");
        }
        return values.stream().findFirst();
    }

    private static SignedJWT parse(String text) {
        try {
            if (text.length() <= MAX_LENGTH) {
                return SignedJWT.parse(text);
            }
        } catch (ParseException e) {
            throw invalid("not a signed JWT");
        }
        throw invalid("too long");
    }

    private static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return Objects.requireNonNull(jwt.getJWTClaimsSet());
        } catch (ParseException e) {
            throw invalid("not a JWT");
        }
    }

    private static String text(HttpServletRequest request, String name) {
        return FormParameters.single(request, name).orElse("");
    }

    private static OAuth2AuthenticationException invalid(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(AttestationNames.INVALID_ATTESTATION, why, null));
    }

    private record Evidence(SignedJWT attestation, SignedJWT proof) {}
}
