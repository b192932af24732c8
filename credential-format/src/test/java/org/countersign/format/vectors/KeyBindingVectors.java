package org.countersign.format.vectors;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.countersign.format.FormatCode;
import org.countersign.format.jose.RawJws;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;

/** Form {@code key-binding}: a presentation for one verifier, and what a holder takes from an issuer. */
final class KeyBindingVectors implements VectorSource {
    static final String FORM = "key-binding";
    private static final String CLAUSE = "RFC 9901 §7.3";
    private static final String DELIVERY = "RFC 9901 §7.2";
    private static final long OLDEST = 300;
    private static final long AHEAD = 60;
    private static final SdJwt ISSUED = Credentials.issued();
    private static final SdJwt PRESENTED = Credentials.withDisclosures(ISSUED, 0);
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"kb+jwt\"}";

    @Override
    public List<PublishedVector> vectors() {
        List<PublishedVector> all = new ArrayList<>(good());
        all.addAll(badRequest());
        all.addAll(badToken());
        all.addAll(deliveries());
        return all;
    }

    private static List<PublishedVector> good() {
        return List.of(
                good("one-claim", "One claim of two is disclosed.", Credentials.bound(PRESENTED), 0),
                good("oldest", "Signed exactly as long ago as is allowed.", signedAt(-OLDEST), -OLDEST),
                good("ahead", "Signed by a clock that is as fast as is allowed.", signedAt(AHEAD), AHEAD));
    }

    private static List<PublishedVector> badRequest() {
        KeyBindingRequest nonce = new KeyBindingRequest(Credentials.AUDIENCE, "another");
        KeyBindingRequest audience = new KeyBindingRequest("https://other.test", Credentials.NONCE);
        SdJwt both = Credentials.cut(Credentials.bound(ISSUED));
        SdJwt fewer = new SdJwt(both.issuerJwt(), both.disclosures().subList(0, 1), both.keyBinding());
        return List.of(
                bad("missing", "Nothing is bound.", PRESENTED.text(), FormatCode.KB_MISSING),
                bad("too-old", "Signed a second too long ago.", signedAt(-OLDEST - 1), FormatCode.KB_TIME),
                bad("too-far-ahead", "Signed a second too far ahead.", signedAt(AHEAD + 1), FormatCode.KB_TIME),
                bad(
                        "nonce-other",
                        "For another request.",
                        Credentials.bound(PRESENTED, nonce, CheckCase.NOW, JoseParts.HOLDER),
                        FormatCode.KB_NONCE),
                bad(
                        "audience-other",
                        "For another verifier.",
                        Credentials.bound(PRESENTED, audience, CheckCase.NOW, JoseParts.HOLDER),
                        FormatCode.KB_AUDIENCE),
                bad(
                        "disclosure-withheld-later",
                        "One disclosure fewer than the holder signed.",
                        fewer.text(),
                        FormatCode.KB_SD_HASH),
                bad(
                        "other-device",
                        "Signed by another key than the credential names.",
                        Credentials.bound(
                                PRESENTED,
                                new KeyBindingRequest(Credentials.AUDIENCE, Credentials.NONCE),
                                CheckCase.NOW,
                                FixedKey.STRANGER),
                        FormatCode.KB_SIGNATURE),
                bad(
                        "no-holder",
                        "A credential that names no holder's key.",
                        JoseParts.sdJwt("{\"vct\":\"a\"}") + token(HEADER, claims(), JoseParts.HOLDER),
                        FormatCode.KB_NO_KEY));
    }

    private static List<PublishedVector> badToken() {
        return List.of(
                token("type-other", "A token of another type.", HEADER.replace("kb+jwt", "JWT"), FormatCode.JWS_TYPE),
                token(
                        "algorithm-none",
                        "A token that says it has no signature.",
                        HEADER.replace("ES256", "none"),
                        FormatCode.JWS_ALGORITHM),
                claim("issued-at-missing", "No iat.", "\"iat\"", "\"x\"", FormatCode.KB_CLAIMS),
                claim("nonce-missing", "No nonce.", "\"nonce\"", "\"x\"", FormatCode.KB_CLAIMS),
                claim("sd-hash-missing", "No sd_hash.", "\"sd_hash\"", "\"x\"", FormatCode.KB_CLAIMS),
                claim(
                        "audience-array",
                        "Two audiences where one text belongs.",
                        "\"" + Credentials.AUDIENCE + "\"",
                        "[\"" + Credentials.AUDIENCE + "\",\"https://other.test\"]",
                        FormatCode.KB_CLAIMS),
                claim(
                        "issued-at-fraction",
                        "An iat with a fraction.",
                        String.valueOf(CheckCase.NOW),
                        CheckCase.NOW + ".5",
                        FormatCode.KB_CLAIMS),
                bad(
                        "too-large",
                        "More than 8,192 characters.",
                        PRESENTED.text() + "a".repeat(8193),
                        FormatCode.JWS_TOO_LARGE));
    }

    private static List<PublishedVector> deliveries() {
        JsonArray names = new JsonArray().add("name").add("sex");
        return List.of(
                PublishedVector.good(
                        FORM,
                        "delivery",
                        "A holder receives a credential with all its disclosures.",
                        DELIVERY,
                        delivered(ISSUED.text()),
                        new JsonObject().add("disclosable", names)),
                PublishedVector.bad(
                        FORM,
                        "delivery-bound",
                        "A delivery that somebody has bound already.",
                        DELIVERY,
                        delivered(Credentials.bound(ISSUED)),
                        FormatCode.KB_UNEXPECTED));
    }

    private static String signedAt(long seconds) {
        return Credentials.bound(
                PRESENTED,
                new KeyBindingRequest(Credentials.AUDIENCE, Credentials.NONCE),
                CheckCase.NOW + seconds,
                JoseParts.HOLDER);
    }

    private static String claims() {
        return "{\"aud\":\"" + Credentials.AUDIENCE + "\",\"iat\":" + CheckCase.NOW + ",\"nonce\":\""
                + Credentials.NONCE + "\",\"sd_hash\":\"" + JoseParts.digest(PRESENTED.text()) + "\"}";
    }

    private static String token(String header, String claims, FixedKey key) {
        return RawJws.signed(header, claims, key);
    }

    private static PublishedVector token(String name, String about, String header, FormatCode code) {
        return bad(name, about, PRESENTED.text() + token(header, claims(), JoseParts.HOLDER), code);
    }

    private static PublishedVector claim(String name, String about, String from, String to, FormatCode code) {
        return bad(name, about, PRESENTED.text() + token(HEADER, claims().replace(from, to), JoseParts.HOLDER), code);
    }

    private static PublishedVector good(String name, String about, String presentation, long seconds) {
        JsonObject accepted = new JsonObject()
                .add("signedAt", CheckCase.NOW + seconds)
                .add("claims", new JsonObject().add("name", Json.value("欧阳建")));
        return PublishedVector.good(FORM, name, about, CLAUSE, input(presentation), accepted);
    }

    private static PublishedVector bad(String name, String about, String presentation, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, CLAUSE, input(presentation), code);
    }

    private static JsonObject input(String presentation) {
        return new JsonObject()
                .add("presentation", presentation)
                .add("key", FixedKey.ISSUER.spki())
                .add("audience", Credentials.AUDIENCE)
                .add("nonce", Credentials.NONCE)
                .add("now", CheckCase.NOW)
                .add("oldestSeconds", OLDEST)
                .add("aheadSeconds", AHEAD);
    }

    private static JsonObject delivered(String text) {
        return new JsonObject().add("delivered", text).add("key", FixedKey.ISSUER.spki());
    }
}
