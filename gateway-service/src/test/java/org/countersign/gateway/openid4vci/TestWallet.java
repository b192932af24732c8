package org.countersign.gateway.openid4vci;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jose.Jwk;
import org.countersign.format.json.JsonWriter;
import tools.jackson.databind.json.JsonMapper;

/** A wallet with one key, which writes whatever a test wants it to write. */
public final class TestWallet {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;

    private TestWallet(KeyPair pair) {
        this.pair = pair;
    }

    public static TestWallet onP256() {
        return of("EC");
    }

    public static TestWallet onEd25519() {
        return of("Ed25519");
    }

    private static TestWallet of(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return new TestWallet(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public VerificationKey key() {
        try {
            return JcaKeys.verificationKey(pair.getPublic());
        } catch (FormatException e) {
            throw new AssertionError(e);
        }
    }

    public KeyPair pair() {
        return pair;
    }

    public Map<?, ?> jwk() {
        return JSON.readValue(JsonWriter.canonical(Jwk.write(key())), Map.class);
    }

    /** A good proof. */
    public String proof(String issuer, String nonce, Instant at) {
        return proof(issuer, nonce, at, _ -> {}, _ -> {});
    }

    /** A proof whose header and claims were tampered with before it was signed. */
    public String proof(
            String issuer,
            String nonce,
            Instant at,
            Consumer<Map<String, Object>> header,
            Consumer<Map<String, Object>> claims) {
        var first = new LinkedHashMap<String, Object>();
        first.put("typ", "openid4vci-proof+jwt");
        first.put("alg", algorithm());
        first.put("jwk", jwk());
        header.accept(first);
        var second = new LinkedHashMap<String, Object>();
        second.put("aud", issuer);
        second.put("iat", at.getEpochSecond());
        second.put("nonce", nonce);
        claims.accept(second);
        return signed(first, second);
    }

    public String signed(Map<String, Object> header, Map<String, Object> claims) {
        var input = encoded(JSON.writeValueAsBytes(header)) + "." + encoded(JSON.writeValueAsBytes(claims));
        try {
            var signature =
                    Signature.getInstance(algorithm().equals("ES256") ? "SHA256withECDSAinP1363Format" : "Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A MAC whose secret is what everybody knows: the public key. */
    static String mac(String input, PublicKey secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getEncoded(), "HmacSHA256"));
        return input + "." + encoded(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }

    /** {@code {"credential_identifier": .., "proofs": {"jwt": [..]}}}. */
    public static Map<String, Object> request(String identifier, String... proofs) {
        var request = new LinkedHashMap<String, Object>();
        request.put("credential_identifier", identifier);
        request.put("proofs", Map.of("jwt", List.of(proofs)));
        return request;
    }

    private String algorithm() {
        return pair.getPublic().getAlgorithm().equals("EC") ? "ES256" : "EdDSA";
    }

    private static String encoded(byte[] bytes) {
        return URL.encodeToString(bytes);
    }
}
