package org.countersign.gateway.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A DPoP proof to spoil one thing in. */
public final class TestProof {
    private final ECKey key;
    private ECKey shown;
    private String type = "dpop+jwt";
    private final JWTClaimsSet.Builder claims;

    private TestProof(ECKey key, JWTClaimsSet.Builder claims) {
        this.key = key;
        this.shown = key.toPublicJWK();
        this.claims = claims;
    }

    public static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestProof of(ECKey key, String method, String address, String nonce) {
        return new TestProof(
                key,
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .claim("htm", method)
                        .claim("htu", address)
                        .claim("nonce", nonce)
                        .issueTime(Date.from(Instant.now())));
    }

    public TestProof with(String name, @Nullable Object value) {
        claims.claim(name, value);
        return this;
    }

    public TestProof issuedAt(Instant time) {
        claims.issueTime(Date.from(time));
        return this;
    }

    public TestProof type(String other) {
        type = other;
        return this;
    }

    public TestProof showing(ECKey other) {
        shown = other;
        return this;
    }

    TestProof forToken(String token) {
        return with("ath", sha256(token));
    }

    public String sign() {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType(type))
                            .jwk(shown.toPublicJWK())
                            .build(),
                    claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same content under another header and signature. */
    String under(String header, String signature) {
        return base64(header) + "." + base64(claims.build().toString()) + "." + signature;
    }

    static String sha256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
