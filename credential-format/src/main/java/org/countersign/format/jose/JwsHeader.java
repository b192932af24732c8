package org.countersign.format.jose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.x509.CertificateKey;

/**
 * What a JWS claims about itself. Four members are read; {@code crit} is refused, because whatever it names we do not understand; all
 * others are ignored, above all {@code jwk}, {@code jku} and {@code x5u}, by which a stranger would bring his own key.
 */
public record JwsHeader(String algorithm, String type, Optional<String> keyId, List<Bytes> certificates) {
    public static final int MAX_CERTIFICATES = 6;

    /** Six certificates of two kilobytes, in base64. */
    static final int MAX_BYTES = 1 << 14;

    private static final String HEX = "0123456789abcdef";

    public JwsHeader {
        certificates = List.copyOf(certificates);
    }

    /**
     * The id of the key that the header claims: that of the first certificate, else {@code kid}. It finds candidates, it proves
     * nothing; in particular no certificate is believed here.
     */
    public Kid claimedKid(Sha256 sha256) throws FormatException {
        if (!certificates.isEmpty()) {
            return CertificateKey.of(certificates.getFirst()).kid(sha256);
        }
        String hex = keyId.orElse("");
        if (hex.length() != 2 * Kid.LENGTH || !hex.chars().allMatch(c -> HEX.indexOf(c) >= 0)) {
            throw new FormatException(FormatCode.JWS_HEADER, "expected certificates, or a key id of 16 hex digits");
        }
        return Kid.ofHex(hex);
    }

    static JwsHeader read(Bytes json) throws FormatException {
        JsonClaims header = new JsonClaims(StrictJson.object(json, MAX_BYTES), FormatCode.JWS_HEADER);
        if (header.has(JwtNames.CRITICAL)) {
            throw new FormatException(FormatCode.JWS_CRITICAL, "no critical header parameter is understood");
        }
        return new JwsHeader(
                header.text(JwtNames.ALGORITHM),
                header.optionalText(JwtNames.TYPE).orElse(""),
                header.optionalText(JwtNames.KEY_ID),
                header.has(JwtNames.CERTIFICATES) ? certificates(header.array(JwtNames.CERTIFICATES)) : List.of());
    }

    static Bytes write(String algorithm, String type, JwsKeyHint hint) {
        JsonObject.Builder header =
                JsonObject.builder().put(JwtNames.ALGORITHM, algorithm).put(JwtNames.TYPE, type);
        switch (hint) {
            case JwsKeyHint.None() -> {}
            case JwsKeyHint.KeyId(var kid) -> header.put(JwtNames.KEY_ID, kid.hex());
            case JwsKeyHint.Key(var key) -> header.put(JwtNames.JWK, Jwk.write(key));
            case JwsKeyHint.Chain(List<Bytes> chain) ->
                header.put(
                        JwtNames.CERTIFICATES,
                        JsonArray.of(chain, der -> new JsonText(Base64Codec.STANDARD.encode(der))));
        }
        return CompactJws.utf8(header.build());
    }

    private static List<Bytes> certificates(List<JsonValue> values) throws FormatException {
        if (values.isEmpty() || values.size() > MAX_CERTIFICATES) {
            throw new FormatException(FormatCode.JWS_HEADER, "expected 1 to " + MAX_CERTIFICATES + " certificates");
        }
        List<Bytes> certificates = new ArrayList<>();
        for (JsonValue value : values) {
            if (!(value instanceof JsonText(String text))) {
                throw new FormatException(FormatCode.JWS_HEADER, "a certificate is a text");
            }
            certificates.add(Base64Codec.STANDARD.decode(text));
        }
        return certificates;
    }
}
