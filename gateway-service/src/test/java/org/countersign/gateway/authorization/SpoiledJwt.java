package org.countersign.gateway.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** A JWT in which one thing is not as it must be, which no library for good ones would write. */
record SpoiledJwt(Map<String, Object> header, JWTClaimsSet.Builder claims) {
    private static final JsonMapper JSON = new JsonMapper();

    static SpoiledJwt of(String type, JWTClaimsSet.Builder claims) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "ES256");
        header.put("typ", type);
        return new SpoiledJwt(header, claims);
    }

    SpoiledJwt header(Consumer<Map<String, Object>> change) {
        change.accept(header);
        return this;
    }

    SpoiledJwt claims(Consumer<JWTClaimsSet.Builder> change) {
        change.accept(claims);
        return this;
    }

    /** Signed with ES256, whatever the header says. */
    String signed(ECKey key) {
        var input = input();
        try {
            var signature = new ECDSASigner(key)
                    .sign(new JWSHeader(JWSAlgorithm.ES256), input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + signature;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code alg: none}. */
    String unsigned() {
        header.put("alg", "none");
        return input() + ".";
    }

    /** A MAC whose secret is what everybody knows: the public key. */
    String macWith(PublicKey secret) {
        header.put("alg", "HS256");
        var input = input();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getEncoded(), "HmacSHA256"));
            return input + "." + encoded(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublicKey publicKey(ECKey key) {
        try {
            return key.toECPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String input() {
        return encoded(JSON.writeValueAsBytes(header)) + "."
                + encoded(claims.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
