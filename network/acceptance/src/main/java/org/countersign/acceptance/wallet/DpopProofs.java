package org.countersign.acceptance.wallet;

import com.eclipsesource.json.JsonObject;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/** Proofs of possession for requests (RFC 9449), by one key. */
public final class DpopProofs {
    public static final String NONCE_HEADER = "DPoP-Nonce";
    private static final int ID_BITS = 128;

    private final DeviceKey key;
    private final InstantSource clock;
    private final SecureRandom random;

    public DpopProofs(DeviceKey key, InstantSource clock, SecureRandom random) {
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    public DeviceKey key() {
        return key;
    }

    /**
     * A proof for one request.
     *
     * @param accessToken at a resource; empty at the authorization server
     * @param nonce what the server asked to be repeated
     */
    public String proof(String method, URI uri, Optional<String> accessToken, Optional<String> nonce) {
        JsonObject claims = new JsonObject()
                .add("jti", new BigInteger(ID_BITS, random).toString(Character.MAX_RADIX))
                .add("htm", method)
                .add("htu", withoutQuery(uri))
                .add("iat", clock.instant().getEpochSecond());
        accessToken.ifPresent(token -> claims.add("ath", digest(token)));
        nonce.ifPresent(value -> claims.add("nonce", value));
        return key.signWithKey("dpop+jwt", claims);
    }

    private static String withoutQuery(URI uri) {
        return uri.toString().replaceFirst("[?#].*", "");
    }

    /** Base64url of SHA-256 over the ASCII characters, as RFC 9449 and RFC 7636 want it. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
