package org.countersign.format.vectors;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.RawJws;

/** Form {@code status-list}: Token Status Lists as JWT. */
final class StatusListJwtVectors implements VectorSource {
    private static final String CLAUSE = "draft-ietf-oauth-status-list §5.1; sd-jwt §2";
    private static final String HEADER = JoseParts.header("statuslist+jwt", FixedKey.STATUS);
    private static final String LST = Base64Codec.URL.encode(StoredZlib.stored(Bytes.ofHex("c944f9")));
    private static final String CLAIMS = "{\"exp\":" + StatusListVectors.EXPIRES_AT + ",\"iat\":"
            + StatusListVectors.ISSUED_AT + ",\"status_list\":{\"bits\":2,\"lst\":\"" + LST + "\"},\"sub\":\""
            + StatusListVectors.URI + "\",\"ttl\":3600}";

    @Override
    public List<PublishedVector> vectors() {
        return List.of(
                good("two-bits", "The draft's example of two bits.", CLAIMS),
                good(
                        "aggregation",
                        "With the address of the aggregation document.",
                        CLAIMS.replace(
                                "{\"bits\"", "{\"aggregation_uri\":\"https://status.countersign.test/all\",\"bits\"")),
                good(
                        "other-claims",
                        "A claim that the draft leaves open is ignored.",
                        CLAIMS.replace("{\"exp\"", "{\"a\":1,\"exp\"")),
                claim("no-subject", "No sub.", "\"sub\"", "\"x\"", FormatCode.STATUS_CLAIMS),
                claim("no-issued-at", "No iat.", "\"iat\"", "\"x\"", FormatCode.STATUS_CLAIMS),
                claim("no-list", "No status list.", "\"status_list\"", "\"x\"", FormatCode.STATUS_CLAIMS),
                claim(
                        "end-null",
                        "An exp that is null.",
                        String.valueOf(StatusListVectors.EXPIRES_AT),
                        "null",
                        FormatCode.STATUS_CLAIMS),
                claim("ttl-zero", "A ttl of 0.", "3600", "0", FormatCode.STATUS_CLAIMS),
                claim("bits-three", "Three bits.", "\"bits\":2", "\"bits\":3", FormatCode.STATUS_BITS),
                claim("list-padded", "A list with padding.", LST, LST + "=", FormatCode.BASE64_CHARACTER),
                claim("zlib-missing", "Plain bytes.", LST, "yUT5", FormatCode.STATUS_COMPRESSION),
                bad(
                        "type-other",
                        "The type of the CWT form.",
                        HEADER.replace("+jwt", "+cwt"),
                        CLAIMS,
                        FixedKey.STATUS,
                        FormatCode.JWS_TYPE),
                bad(
                        "other-key",
                        "Signed by another key under this key's id.",
                        HEADER,
                        CLAIMS,
                        FixedKey.STRANGER,
                        FormatCode.JWS_SIGNATURE));
    }

    private static PublishedVector good(String name, String about, String claims) {
        JsonArray statuses = new JsonArray();
        String digits = "120301011233";
        for (int i = 0; i < digits.length(); i++) {
            int status = digits.charAt(i) - '0';
            if (status != 0) {
                statuses.add(new JsonObject().add("index", i).add("status", status));
            }
        }
        JsonObject accepted = new JsonObject()
                .add("kid", FixedKey.STATUS.kid().hex())
                .add("uri", StatusListVectors.URI)
                .add("issuedAt", StatusListVectors.ISSUED_AT)
                .add("expiresAt", StatusListVectors.EXPIRES_AT)
                .add("ttl", 3600)
                .add("bits", 2)
                .add("entries", digits.length())
                .add("statuses", statuses);
        return PublishedVector.good(
                StatusListVectors.FORM, "jwt-" + name, about, CLAUSE, input(HEADER, claims, FixedKey.STATUS), accepted);
    }

    private static PublishedVector claim(String name, String about, String from, String to, FormatCode code) {
        return bad(name, about, HEADER, CLAIMS.replace(from, to), FixedKey.STATUS, code);
    }

    private static PublishedVector bad(
            String name, String about, String header, String claims, FixedKey key, FormatCode code) {
        return PublishedVector.bad(
                StatusListVectors.FORM, "jwt-" + name, about, CLAUSE, input(header, claims, key), code);
    }

    private static JsonObject input(String header, String claims, FixedKey key) {
        return new JsonObject().add("jwt", RawJws.signed(header, claims, key)).add("key", FixedKey.STATUS.spki());
    }
}
