package org.countersign.format.jose;

import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonObject;

/**
 * Public keys as JWK (RFC 7517, RFC 7518 §6.2, RFC 8037 §2). Only what a {@link VerificationKey} can be is read; a private or secret member is
 * refused, because whoever sends one has lost the key.
 */
public final class Jwk {
    private static final String TYPE = "kty";
    private static final String CURVE = "crv";
    private static final String X = "x";
    private static final String Y = "y";
    private static final String ALGORITHM = "alg";
    private static final String USE = "use";
    private static final String USE_SIGNING = "sig";
    private static final String TYPE_EC = "EC";
    private static final String CURVE_P256 = "P-256";
    private static final String TYPE_OKP = "OKP";
    private static final String CURVE_ED25519 = "Ed25519";
    private static final int COORDINATE = 32;

    private Jwk() {}

    /** The members that identify the key, and no others. */
    public static JsonObject write(VerificationKey key) {
        return switch (key.algorithm()) {
            case ES256 ->
                JsonObject.builder()
                        .put(TYPE, TYPE_EC)
                        .put(CURVE, CURVE_P256)
                        .put(X, fromEnd(key, 2))
                        .put(Y, fromEnd(key, 1))
                        .build();
            case EDDSA ->
                JsonObject.builder()
                        .put(TYPE, TYPE_OKP)
                        .put(CURVE, CURVE_ED25519)
                        .put(X, fromEnd(key, 1))
                        .build();
            case SM2_SM3 -> throw new IllegalArgumentException("SM2 has no place in JOSE");
        };
    }

    public static VerificationKey read(JsonObject jwk) throws FormatException {
        JsonClaims members = new JsonClaims(jwk, FormatCode.JWK_FORM);
        if (members.has("d") || members.has("k") || members.has("p") || members.has("q")) {
            throw new FormatException(FormatCode.JWK_PRIVATE, "a public key has no private members");
        }
        VerificationKey key = key(members);
        Optional<String> algorithm = members.optionalText(ALGORITHM);
        if (algorithm.isPresent() && !JwsAlgorithms.isOf(key, algorithm.get())) {
            throw new FormatException(FormatCode.JWK_FORM, "a key for another algorithm");
        }
        Optional<String> use = members.optionalText(USE);
        if (use.isPresent() && !use.get().equals(USE_SIGNING)) {
            throw new FormatException(FormatCode.JWK_FORM, "a key for another use");
        }
        return key;
    }

    /** RFC 7638: SHA-256 over the required members in their order. */
    public static Digest thumbprint(VerificationKey key, Sha256 sha256) {
        return sha256.digest(CompactJws.utf8(write(key)));
    }

    private static VerificationKey key(JsonClaims members) throws FormatException {
        String type = members.text(TYPE);
        String curve = members.text(CURVE);
        if (type.equals(TYPE_EC) && curve.equals(CURVE_P256)) {
            return VerificationKey.ofPoint(coordinate(members, X), coordinate(members, Y));
        }
        if (type.equals(TYPE_OKP) && curve.equals(CURVE_ED25519)) {
            return VerificationKey.ofEd25519(coordinate(members, X));
        }
        throw new FormatException(FormatCode.JWK_FORM, "expected a key on P-256 or Ed25519");
    }

    /** The n-th block of 32 bytes from the end of the key, where its coordinates stand. */
    private static String fromEnd(VerificationKey key, int block) {
        Bytes spki = key.spki();
        int start = spki.length() - block * COORDINATE;
        return Base64Codec.URL.encode(spki.slice(start, start + COORDINATE));
    }

    private static Bytes coordinate(JsonClaims members, String name) throws FormatException {
        Bytes value = Base64Codec.URL.decode(members.text(name));
        if (value.length() != COORDINATE) {
            throw new FormatException(FormatCode.JWK_FORM, "a coordinate has 32 bytes");
        }
        return value;
    }
}
