package org.countersign.format.vectors;

import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.RawJws;

/** Form {@code sd-jwt-vc}, from the outside: what is wrong with the issuer's token. */
final class JwsVectors implements VectorSource {
    private static final String JWS = "sd-jwt §1; RFC 7515 §5.2";
    private static final String BASE64 = "RFC 7515 §2; RFC 4648 §3.5";
    private static final String HEADER = JoseParts.header(JoseParts.TYPE, FixedKey.ISSUER);
    private static final String PAYLOAD = "{\"vct\":\"a\"}";
    private static final int SIGNATURE = 64;
    private static final int DER = 71;

    @Override
    public List<PublishedVector> vectors() {
        return List.of(
                bad("tilde-missing", "A token without tilde.", JWS, token().replace("~", ""), FormatCode.SD_STRUCTURE),
                bad("two-parts", "A token of two parts.", JWS, "e30.e30~", FormatCode.JWS_STRUCTURE),
                bad("four-parts", "A token of four parts.", JWS, "e30.e30.e30.e30~", FormatCode.JWS_STRUCTURE),
                bad("padded", "Base64url with padding.", BASE64, "e30=.e30.e30~", FormatCode.BASE64_CHARACTER),
                bad(
                        "base64-length",
                        "A character left over.",
                        BASE64,
                        RawJws.encoded(HEADER) + ".e.e30~",
                        FormatCode.BASE64_LENGTH),
                bad("base64-bits", "Left-over bits that are not zero.", BASE64, "e31.e30.e30~", FormatCode.BASE64_BITS),
                signed(
                        "type-other",
                        "A token of another type.",
                        HEADER.replace("dc+sd-jwt", "JWT"),
                        FormatCode.JWS_TYPE),
                signed(
                        "type-missing",
                        "A token without a type.",
                        HEADER.replace("\"typ\"", "\"x\""),
                        FormatCode.JWS_TYPE),
                signed("critical", "A critical header parameter.", more("\"crit\":[\"exp\"]"), FormatCode.JWS_CRITICAL),
                signed(
                        "algorithm-missing",
                        "A header without alg.",
                        HEADER.replace("\"alg\"", "\"x\""),
                        FormatCode.JWS_HEADER),
                signed(
                        "no-key-hint",
                        "Neither certificate nor key id.",
                        HEADER.replace("\"kid\"", "\"x\""),
                        FormatCode.JWS_HEADER),
                signed(
                        "certificates-none",
                        "An empty list of certificates.",
                        more("\"x5c\":[]"),
                        FormatCode.JWS_HEADER),
                signed(
                        "algorithm-none",
                        "The algorithm none.",
                        HEADER.replace("ES256", "none"),
                        FormatCode.JWS_ALGORITHM),
                signed("algorithm-mac", "A MAC.", HEADER.replace("ES256", "HS256"), FormatCode.JWS_ALGORITHM),
                signed(
                        "algorithm-other-curve",
                        "An algorithm of another curve.",
                        HEADER.replace("ES256", "ES384"),
                        FormatCode.JWS_ALGORITHM),
                signed(
                        "header-duplicate",
                        "A header with alg twice.",
                        more("\"alg\":\"ES256\""),
                        FormatCode.JSON_DUPLICATE),
                signed(
                        "header-large",
                        "A header of more than 16 KiB.",
                        more("\"a\":\"" + "a".repeat(1 << 14) + "\""),
                        FormatCode.JSON_TOO_LARGE),
                payload("payload-array", "A payload that is an array.", "[]", FormatCode.JSON_SYNTAX),
                payload(
                        "payload-half-pair",
                        "Half a surrogate pair.",
                        "{\"vct\":\"\\ud800\"}",
                        FormatCode.JSON_UNICODE),
                payload(
                        "payload-deep",
                        "Forty arrays, one inside the other.",
                        "{\"vct\":\"a\",\"a\":" + "[".repeat(40) + "]".repeat(40) + "}",
                        FormatCode.JSON_TOO_DEEP),
                bad("signature-missing", "No signature.", JWS, input() + ".~", FormatCode.JWS_SIGNATURE_FORM),
                bad(
                        "signature-zeros",
                        "A signature of zeros.",
                        JWS,
                        input() + "." + zeros(SIGNATURE) + "~",
                        FormatCode.JWS_SIGNATURE_FORM),
                bad(
                        "signature-long",
                        "A signature of 71 bytes, as DER has.",
                        JWS,
                        input() + "." + zeros(DER) + "~",
                        FormatCode.JWS_SIGNATURE_FORM),
                bad(
                        "other-key",
                        "Signed by another key under this key's id.",
                        JWS,
                        RawJws.signed(HEADER, PAYLOAD, FixedKey.STRANGER) + "~",
                        FormatCode.JWS_SIGNATURE),
                bad("payload-changed", "Another payload than was signed.", JWS, changed(), FormatCode.JWS_SIGNATURE));
    }

    private static String token() {
        return JoseParts.sdJwt(PAYLOAD);
    }

    private static String input() {
        return RawJws.encoded(HEADER) + "." + RawJws.encoded(PAYLOAD);
    }

    private static String changed() {
        String token = token();
        return RawJws.encoded(HEADER) + "." + RawJws.encoded("{\"vct\":\"b\"}")
                + token.substring(token.lastIndexOf('.'));
    }

    private static String zeros(int count) {
        return Base64Codec.URL.encode(Bytes.of(new byte[count]));
    }

    private static String more(String member) {
        return HEADER.replace("}", "," + member + "}");
    }

    private static PublishedVector signed(String name, String about, String header, FormatCode code) {
        return bad(name, about, JWS, JoseParts.withHeader(header, PAYLOAD), code);
    }

    private static PublishedVector payload(String name, String about, String payload, FormatCode code) {
        return bad(name, about, JWS, JoseParts.sdJwt(payload), code);
    }

    private static PublishedVector bad(String name, String about, String clause, String credential, FormatCode code) {
        return SdJwtVcVectors.refused(name, about, clause, credential, code);
    }
}
