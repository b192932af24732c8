package org.countersign.format.vectors;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.FormatCode;

/** Form {@code sd-jwt-vc}: good credentials, and what is wrong with disclosures and claims. */
final class SdJwtVcVectors implements VectorSource {
    static final String FORM = "sd-jwt-vc";
    private static final String DISCLOSING = "RFC 9901 §7.1";
    private static final String CLAIMS = "SD-JWT VC §3.2.2";
    private static final String CHAIN = "RFC 5280 §6";
    private static final String A = "[\"salt\",\"a\",1]";

    @Override
    public List<PublishedVector> vectors() {
        List<PublishedVector> all = new ArrayList<>(good());
        all.addAll(badDisclosures());
        all.addAll(badDigests());
        all.addAll(badClaims());
        all.addAll(badTimesAndChains());
        return all;
    }

    private static List<PublishedVector> good() {
        String issued = Credentials.issued().text();
        String presented = Credentials.withDisclosures(Credentials.issued(), 1).text();
        return List.of(
                good("issued", "As the issuer delivers it, with two decoys.", input(issued), ours("name", "sex")),
                good("presented", "One disclosure of two, no key binding.", input(presented), ours("sex")),
                good(
                        "chain",
                        "The key comes from the certificate, the anchor from the verifier.",
                        chained(issued),
                        ours("name", "sex")),
                good(
                        "nested",
                        "A disclosure inside another, and an array element.",
                        input(JoseParts.sdJwt(
                                "{\"vct\":\"a\",\"_sd\":[\"#1\"],\"list\":[\"DE\",{\"...\":\"#2\"}]}",
                                "[\"s\",\"inner\",2]",
                                "[\"s\",\"outer\",{\"_sd\":[\"#0\"],\"plain\":1}]",
                                "[\"s\",\"CN\"]")),
                        plain("{\"list\":[\"DE\",\"CN\"],\"outer\":{\"inner\":2,\"plain\":1}}")),
                good(
                        "withheld",
                        "Digests without disclosure vanish, and so do their placeholders.",
                        input(JoseParts.sdJwt(
                                "{\"vct\":\"a\",\"_sd\":[\"x\"],\"list\":[{\"...\":\"y\"},3],\"o\":{\"_sd\":[]}}")),
                        plain("{\"list\":[3],\"o\":{}}")),
                good(
                        "spaces",
                        "A disclosure with spaces: its text is hashed as it is.",
                        input(JoseParts.sdJwt("{\"vct\":\"a\",\"_sd\":[\"#0\"]}", "[\"salt\", \"a\", 1]")),
                        plain("{\"a\":1}")),
                good(
                        "name-below-the-top",
                        "A name that may not be withheld at the top may be below it.",
                        input(JoseParts.sdJwt("{\"vct\":\"a\",\"o\":{\"_sd\":[\"#0\"]}}", "[\"s\",\"status\",1]")),
                        plain("{\"o\":{\"status\":1}}")));
    }

    private static List<PublishedVector> badDisclosures() {
        String one = "{\"vct\":\"a\",\"_sd\":[\"#0\"]}";
        List<PublishedVector> all = new ArrayList<>(List.of(
                bad("disclosure-object", "A disclosure that is an object.", FormatCode.SD_DISCLOSURE, one, "{}"),
                bad("disclosure-one-part", "A disclosure with a salt only.", FormatCode.SD_DISCLOSURE, one, "[\"s\"]"),
                bad(
                        "disclosure-four-parts",
                        "A disclosure with four parts.",
                        FormatCode.SD_DISCLOSURE,
                        one,
                        "[\"s\",\"a\",1,2]"),
                bad("disclosure-salt-number", "A salt that is a number.", FormatCode.SD_DISCLOSURE, one, "[1,\"a\",1]"),
                bad("disclosure-name-number", "A name that is a number.", FormatCode.SD_DISCLOSURE, one, "[\"s\",1,1]"),
                bad("disclosure-trailing", "Text behind the array.", FormatCode.JSON_SYNTAX, one, "[\"s\",\"a\",1]x"),
                bad(
                        "disclosure-duplicate",
                        "A member twice in the value.",
                        FormatCode.JSON_DUPLICATE,
                        one,
                        "[\"s\",\"a\",{\"b\":1,\"b\":2}]"),
                bad(
                        "disclosure-name-sd",
                        "A claim named _sd.",
                        FormatCode.SD_DISCLOSURE_NAME,
                        one,
                        "[\"s\",\"_sd\",1]"),
                bad(
                        "disclosure-name-dots",
                        "A claim named with three dots.",
                        FormatCode.SD_DISCLOSURE_NAME,
                        one,
                        "[\"s\",\"...\",1]"),
                bad(
                        "disclosure-element-as-member",
                        "An element where a member belongs.",
                        FormatCode.SD_DISCLOSURE_KIND,
                        one,
                        "[\"s\",1]"),
                bad(
                        "disclosure-member-as-element",
                        "A member where an element belongs.",
                        FormatCode.SD_DISCLOSURE_KIND,
                        "{\"vct\":\"a\",\"list\":[{\"...\":\"#0\"}]}",
                        A),
                bad("disclosure-twice", "The same disclosure twice.", FormatCode.SD_DIGEST_TWICE, one, A, A),
                bad(
                        "disclosure-unused",
                        "A disclosure that no digest refers to.",
                        FormatCode.SD_DISCLOSURE_UNUSED,
                        "{\"vct\":\"a\",\"_sd\":[\"x\"]}",
                        A),
                bad(
                        "disclosure-parent-missing",
                        "A nested disclosure without the one around it.",
                        FormatCode.SD_DISCLOSURE_UNUSED,
                        "{\"vct\":\"a\",\"_sd\":[\"y\"]}",
                        "[\"s\",\"inner\",1]"),
                bad(
                        "claim-there-already",
                        "A disclosed name that is there already.",
                        FormatCode.SD_CLAIM_EXISTS,
                        "{\"vct\":\"a\",\"a\":2,\"_sd\":[\"#0\"]}",
                        A),
                bad(
                        "claim-disclosed-twice",
                        "Two disclosures of one name.",
                        FormatCode.SD_CLAIM_EXISTS,
                        "{\"vct\":\"a\",\"_sd\":[\"#0\",\"#1\"]}",
                        A,
                        "[\"other\",\"a\",2]")));
        String[] deep = new String[40];
        deep[0] = A;
        for (int i = 1; i < deep.length; i++) {
            deep[i] = "[\"s\",\"a\",{\"_sd\":[\"#" + (i - 1) + "\"]}]";
        }
        all.add(bad(
                "disclosures-too-deep",
                "Forty disclosures, one inside the other.",
                FormatCode.SD_TOO_DEEP,
                "{\"vct\":\"a\",\"_sd\":[\"#39\"]}",
                deep));
        all.add(refused(
                "disclosures-too-many",
                "257 disclosures.",
                DISCLOSING,
                JoseParts.sdJwt("{\"vct\":\"a\"}") + "e30~".repeat(257),
                FormatCode.SD_TOO_LARGE));
        return all;
    }

    private static List<PublishedVector> badDigests() {
        return List.of(
                bad(
                        "digests-text",
                        "_sd that is a text.",
                        FormatCode.SD_DIGEST_FORM,
                        "{\"vct\":\"a\",\"_sd\":\"#0\"}",
                        A),
                bad(
                        "digest-number",
                        "A digest that is a number.",
                        FormatCode.SD_DIGEST_FORM,
                        "{\"vct\":\"a\",\"_sd\":[1]}"),
                bad(
                        "dots-outside-array",
                        "Three dots that stand for no array element.",
                        FormatCode.SD_DIGEST_FORM,
                        "{\"vct\":\"a\",\"...\":\"#0\"}",
                        A),
                bad(
                        "dots-beside-others",
                        "Three dots with another member.",
                        FormatCode.SD_DIGEST_FORM,
                        "{\"vct\":\"a\",\"list\":[{\"...\":\"#0\",\"b\":1}]}",
                        A),
                bad(
                        "digest-twice",
                        "A digest twice in one array.",
                        FormatCode.SD_DIGEST_TWICE,
                        "{\"vct\":\"a\",\"_sd\":[\"x\",\"x\"]}"),
                bad(
                        "digest-twice-elsewhere",
                        "A digest in two places.",
                        FormatCode.SD_DIGEST_TWICE,
                        "{\"vct\":\"a\",\"_sd\":[\"x\"],\"o\":{\"_sd\":[\"x\"]}}"),
                bad("hash-other", "Another hash.", FormatCode.SD_HASH, "{\"vct\":\"a\",\"_sd_alg\":\"sha-512\"}"),
                bad("hash-null", "A hash that is null.", FormatCode.SD_HASH, "{\"vct\":\"a\",\"_sd_alg\":null}"));
    }

    private static List<PublishedVector> badClaims() {
        List<PublishedVector> all = new ArrayList<>();
        for (String name : List.of("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status")) {
            all.add(bad(
                    "withheld-" + name.replace('#', '-').replace('_', '-'),
                    "A withheld " + name + ".",
                    FormatCode.SD_CLAIM_NEVER,
                    "{\"_sd\":[\"#0\"]}",
                    "[\"s\",\"" + name + "\",1]"));
        }
        all.add(bad(
                "withheld-in-cnf",
                "A part of cnf is withheld.",
                FormatCode.SD_CLAIM_NEVER,
                "{\"vct\":\"a\",\"cnf\":{\"_sd\":[\"x\"]}}"));
        all.add(claims("vct-missing", "No vct.", "{}", FormatCode.VC_CLAIMS));
        all.add(claims("vct-empty", "An empty vct.", "{\"vct\":\"\"}", FormatCode.VC_CLAIMS));
        all.add(claims(
                "end-null",
                "An exp that is null does not mean no end.",
                "{\"vct\":\"a\",\"exp\":null}",
                FormatCode.VC_CLAIMS));
        all.add(claims("end-fraction", "An exp with a fraction.", "{\"vct\":\"a\",\"exp\":1.5}", FormatCode.VC_CLAIMS));
        all.add(claims("begin-negative", "An nbf before 1970.", "{\"vct\":\"a\",\"nbf\":-1}", FormatCode.VC_CLAIMS));
        all.add(claims(
                "holder-by-name",
                "A cnf without a key.",
                "{\"vct\":\"a\",\"cnf\":{\"kid\":\"1\"}}",
                FormatCode.VC_CLAIMS));
        all.add(claims(
                "status-empty", "A status without a list.", "{\"vct\":\"a\",\"status\":{}}", FormatCode.VC_CLAIMS));
        all.add(claims("status-index-negative", "An index below 0.", status(-1), FormatCode.VC_CLAIMS));
        all.add(claims("status-index-large", "An index of 2^24.", status(1 << 24), FormatCode.VC_CLAIMS));
        all.add(claims(
                "holder-key-private",
                "A private key in cnf.",
                holder("\"kty\":\"EC\",\"d\":\"AA\""),
                FormatCode.JWK_PRIVATE));
        all.add(claims(
                "holder-key-other-curve",
                "A key on P-384.",
                holder("\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"AA\",\"y\":\"AA\""),
                FormatCode.JWK_FORM));
        all.add(claims(
                "holder-key-short",
                "A coordinate of one byte.",
                holder("\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\""),
                FormatCode.JWK_FORM));
        return all;
    }

    private static List<PublishedVector> badTimesAndChains() {
        String early = Credentials.issued(Optional.of(CheckCase.NOW + 1), Credentials.EXPIRES_AT)
                .text();
        String late = Credentials.issued(Optional.empty(), CheckCase.NOW).text();
        String issued = Credentials.issued().text();
        JsonObject anchorless = chained(issued);
        anchorless.set(
                "anchors", new JsonArray().add(JoseParts.issuerCertificate().hex()));
        String broken =
                JoseParts.withHeader("{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\",\"x5c\":[\"MAA=\"]}", "{\"vct\":\"a\"}");
        return List.of(
                PublishedVector.bad(
                        FORM,
                        "not-yet",
                        "It begins a second later.",
                        DISCLOSING,
                        now(early),
                        FormatCode.VC_NOT_YET_VALID),
                PublishedVector.bad(
                        FORM, "ended", "It ends this second.", DISCLOSING, now(late), FormatCode.VC_EXPIRED),
                PublishedVector.bad(
                        FORM,
                        "chain-brings-anchor",
                        "The chain brings the certificate that is the anchor.",
                        CHAIN,
                        anchorless,
                        FormatCode.X509_CHAIN),
                PublishedVector.bad(
                        FORM,
                        "certificate-broken",
                        "A certificate that is none.",
                        CHAIN,
                        input(broken),
                        FormatCode.X509_FORM));
    }

    private static String status(int index) {
        return "{\"vct\":\"a\",\"status\":{\"status_list\":{\"idx\":" + index + ",\"uri\":\"u\"}}}";
    }

    private static String holder(String jwk) {
        return "{\"vct\":\"a\",\"cnf\":{\"jwk\":{" + jwk + "}}}";
    }

    static JsonObject input(String credential) {
        return new JsonObject().add("credential", credential).add("key", FixedKey.ISSUER.spki());
    }

    private static JsonObject now(String credential) {
        return input(credential).add("now", CheckCase.NOW);
    }

    private static JsonObject chained(String credential) {
        return new JsonObject()
                .add("credential", credential)
                .add("anchors", new JsonArray().add(JoseParts.anchor().hex()))
                .add("now", CheckCase.NOW);
    }

    private static JsonObject ours(String... names) {
        JsonObject claims = new JsonObject();
        for (String name : names) {
            claims.add(name, Json.value(name.equals("name") ? "欧阳建" : "1"));
        }
        return new JsonObject()
                .add("kid", FixedKey.ISSUER.kid().hex())
                .add("vct", Credentials.VCT.value())
                .add("holder", JoseParts.HOLDER.spki())
                .add("uri", StatusListVectors.URI)
                .add("index", Credentials.INDEX)
                .add("issuedAt", Credentials.ISSUED_AT)
                .add("notBefore", Credentials.ISSUED_AT)
                .add("expiresAt", Credentials.EXPIRES_AT)
                .add("claims", claims);
    }

    private static JsonObject plain(String claims) {
        return new JsonObject()
                .add("kid", FixedKey.ISSUER.kid().hex())
                .add("vct", "a")
                .add("claims", Json.parse(claims));
    }

    private static PublishedVector good(String name, String about, JsonObject input, JsonObject accepted) {
        return PublishedVector.good(FORM, name, about, DISCLOSING, input, accepted);
    }

    private static PublishedVector bad(
            String name, String about, FormatCode code, String payload, String... disclosures) {
        return refused(name, about, DISCLOSING, JoseParts.sdJwt(payload, disclosures), code);
    }

    private static PublishedVector claims(String name, String about, String payload, FormatCode code) {
        return refused(name, about, CLAIMS, JoseParts.sdJwt(payload), code);
    }

    static PublishedVector refused(String name, String about, String clause, String credential, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, clause, input(credential), code);
    }
}
