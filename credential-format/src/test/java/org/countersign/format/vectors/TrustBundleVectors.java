package org.countersign.format.vectors;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Names;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.trust.TrustLabels;

/** Form {@code trust-bundle}: whom a counter may trust, in one file that the root key signs. */
final class TrustBundleVectors implements VectorSource {
    static final String FORM = "trust-bundle";
    private static final String CLAUSE = "wire-format §5";
    /** The generator of sm2p256v1 (GB/T 32918.5) as a public key. */
    private static final Bytes SM2_KEY = Bytes.ofHex("3059301306072a8648ce3d020106082a811ccf5501822d03420004"
            + "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"
            + "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0");

    @Override
    public List<PublishedVector> vectors() {
        List<PublishedVector> all = new ArrayList<>(good());
        all.addAll(badClaims());
        all.addAll(badKeys());
        all.addAll(badIssuersAndTypes());
        all.addAll(badEnvelope());
        return all;
    }

    private static List<PublishedVector> good() {
        Map retired = TrustParts.key(FixedKey.of("issuer, retired"));
        TrustParts.put(retired, "notAfter", Cbor.integer(TrustParts.ISSUED_AT - 86_400));
        Map stolen = TrustParts.key(FixedKey.of("issuer, stolen"));
        TrustParts.put(stolen, "compromisedAt", Cbor.integer(TrustParts.ISSUED_AT - 86_400));
        return List.of(
                good("one-of-each", "One issuer, one type, one list, one status key.", TrustParts.claims()),
                good("empty", "A city that trusts nobody yet.", TrustParts.claims(content -> {
                    TrustParts.put(content, "issuers", Cbor.array());
                    TrustParts.put(content, "types", Cbor.array());
                    TrustParts.put(content, "status", Cbor.array());
                    TrustParts.put(content, "statusKeys", Cbor.array());
                })),
                good(
                        "rotated-keys",
                        "A key in use, one retired, one compromised.",
                        TrustParts.claims(content -> TrustParts.put(
                                content,
                                "issuers",
                                Cbor.array(TrustParts.with(
                                        TrustParts.issuer(retired, "elderly-card"),
                                        "keys",
                                        Cbor.array(TrustParts.key(FixedKey.ISSUER), retired, stolen)))))),
                good("two-types", "Types stand in the order of their codes, once each.", TrustParts.claims(content -> {
                    TrustParts.put(
                            content,
                            "issuers",
                            Cbor.array(TrustParts.issuer(
                                    TrustParts.key(FixedKey.ISSUER), "elderly-card", "volunteer-card")));
                    TrustParts.put(
                            content,
                            "types",
                            Cbor.array(
                                    TrustParts.type(1, "elderly-card", "live"),
                                    TrustParts.type(2, "volunteer-card", "desk-bound")));
                })));
    }

    private static List<PublishedVector> badClaims() {
        return List.of(
                claim("no-issued-at", "No iat.", 6, Optional.empty()),
                claim("no-expiry", "No exp.", 4, Optional.empty()),
                claim("no-content", "No content.", TrustParts.CONTENT, Optional.empty()),
                claim(
                        "claim-unknown",
                        "A claim more: what it says might forbid something.",
                        1,
                        Optional.of(Cbor.text("x"))),
                claim("ends-as-it-begins", "exp equals iat.", 4, Optional.of(Cbor.integer(TrustParts.ISSUED_AT))),
                claim("issued-before-1970", "A negative iat.", 6, Optional.of(Cbor.integer(-1))),
                claim("content-not-a-map", "Content that is an array.", TrustParts.CONTENT, Optional.of(Cbor.array())),
                content("member-unknown", "A member more.", content -> TrustParts.put(content, "deny", Cbor.array())),
                content(
                        "member-missing",
                        "No list of status keys.",
                        content -> TrustParts.without(content, "statusKeys")),
                content(
                        "version-negative",
                        "Version -1.",
                        content -> TrustParts.put(content, "version", Cbor.integer(-1))),
                content(
                        "version-text",
                        "A version that is text.",
                        content -> TrustParts.put(content, "version", Cbor.text("7"))),
                content(
                        "height-negative",
                        "Height -1.",
                        content -> TrustParts.put(content, "height", Cbor.integer(-1))),
                content(
                        "status-list-twice",
                        "One list number twice.",
                        content -> TrustParts.put(
                                content,
                                "status",
                                Cbor.array(
                                        TrustParts.statusList(3, StatusListVectors.URI),
                                        TrustParts.statusList(3, StatusListVectors.URI + "b")))),
                content(
                        "status-uri-twice",
                        "One URI under two numbers.",
                        content -> TrustParts.put(
                                content,
                                "status",
                                Cbor.array(
                                        TrustParts.statusList(3, StatusListVectors.URI),
                                        TrustParts.statusList(4, StatusListVectors.URI)))),
                content(
                        "status-uri-empty",
                        "An empty URI.",
                        content -> TrustParts.put(content, "status", Cbor.array(TrustParts.statusList(3, "")))),
                content(
                        "status-list-number",
                        "List 65536.",
                        content -> TrustParts.put(
                                content, "status", Cbor.array(TrustParts.statusList(65_536, StatusListVectors.URI)))),
                bad(
                        "payload-trailing",
                        "A byte behind the claims.",
                        TrustParts.signed(Envelope.joined(Cbor.encode(TrustParts.claims()), Bytes.ofHex("00"))),
                        FormatCode.CBOR_TRAILING));
    }

    private static List<PublishedVector> badKeys() {
        byte[] beside = FixedKey.ISSUER.key().spki().toArray();
        beside[beside.length - 1] ^= 1;
        Bytes spki = FixedKey.ISSUER.key().spki();
        return List.of(
                key("key-unknown-member", "A member more.", "use", Cbor.text("sig"), FormatCode.TRUST_CLAIMS),
                key("key-algorithm", "ES384 for a key on P-256.", "alg", Cbor.integer(-35), FormatCode.TRUST_CLAIMS),
                key("key-not-before", "A negative notBefore.", "notBefore", Cbor.integer(-1), FormatCode.TRUST_CLAIMS),
                key(
                        "key-not-after-text",
                        "A notAfter that is text.",
                        "notAfter",
                        Cbor.text("never"),
                        FormatCode.TRUST_CLAIMS),
                key(
                        "key-kid-short",
                        "A key id of seven bytes.",
                        "kid",
                        Cbor.bytes(Bytes.of(new byte[7])),
                        FormatCode.TRUST_CLAIMS),
                key(
                        "key-beside-the-curve",
                        "A point that is not on the curve.",
                        "spki",
                        Cbor.bytes(Bytes.of(beside)),
                        FormatCode.KEY_NOT_ON_CURVE),
                key("key-compressed", "A compressed point.", "spki", Cbor.bytes(compressed(spki)), FormatCode.KEY_FORM),
                key(
                        "key-other-curve",
                        "The object identifier of secp256k1.",
                        "spki",
                        Cbor.bytes(Bytes.ofHex(spki.hex().replace("06082a8648ce3d030107", "06082b8104000a000000"))),
                        FormatCode.KEY_FORM),
                key(
                        "key-trailing",
                        "A byte behind the key.",
                        "spki",
                        Cbor.bytes(Envelope.joined(spki, Bytes.ofHex("00"))),
                        FormatCode.KEY_FORM),
                key("key-empty", "No bytes.", "spki", Cbor.bytes(Bytes.EMPTY), FormatCode.KEY_FORM),
                key(
                        "key-sm2",
                        "A key for SM2, which is refused unless a network has allowed it.",
                        TrustParts.with(
                                TrustParts.with(TrustParts.key(FixedKey.STATUS), "spki", Cbor.bytes(SM2_KEY)),
                                "alg",
                                Cbor.integer(-65_537)),
                        FormatCode.KEY_ALGORITHM),
                content(
                        "key-twice",
                        "One key for an issuer and for statuses.",
                        content -> TrustParts.put(content, "statusKeys", Cbor.array(TrustParts.key(FixedKey.ISSUER)))));
    }

    private static List<PublishedVector> badIssuersAndTypes() {
        return List.of(
                issuers(
                        "issuer-twice",
                        "One id twice.",
                        Cbor.array(
                                TrustParts.issuer(TrustParts.key(FixedKey.ISSUER), "elderly-card"),
                                TrustParts.issuer(TrustParts.key(FixedKey.STRANGER), "elderly-card"))),
                issuers(
                        "issuer-id",
                        "An id with a space.",
                        Cbor.array(TrustParts.with(
                                TrustParts.issuer(TrustParts.key(FixedKey.ISSUER)), "id", Cbor.text("civil affairs")))),
                issuers(
                        "issuer-name-blank",
                        "No English name.",
                        Cbor.array(TrustParts.with(
                                TrustParts.issuer(TrustParts.key(FixedKey.ISSUER)), "name", names("市民政局", " ")))),
                issuers(
                        "issuer-type-twice",
                        "One type twice.",
                        Cbor.array(TrustParts.issuer(TrustParts.key(FixedKey.ISSUER), "elderly-card", "elderly-card"))),
                issuers(
                        "issuer-types-unsorted",
                        "Types in another order than that of their codes.",
                        Cbor.array(
                                TrustParts.issuer(TrustParts.key(FixedKey.ISSUER), "volunteer-card", "elderly-card"))),
                types(
                        "type-number-twice",
                        "One number for two types.",
                        Cbor.array(
                                TrustParts.type(1, "elderly-card", "static"),
                                TrustParts.type(1, "other-card", "static"))),
                types(
                        "type-code-twice",
                        "One code for two types.",
                        Cbor.array(
                                TrustParts.type(1, "elderly-card", "static"),
                                TrustParts.type(2, "elderly-card", "static"))),
                types(
                        "type-number-too-large",
                        "Type 65536.",
                        Cbor.array(TrustParts.type(65_536, "elderly-card", "static"))),
                types(
                        "type-showing",
                        "A showing that nobody knows.",
                        Cbor.array(TrustParts.type(1, "elderly-card", "glance"))),
                type("type-age-zero", "A status may be 0 seconds old.", "maxStatusAgeSeconds", Cbor.integer(0)),
                type("type-age-negative", "A status may be -1 seconds old.", "maxStatusAgeSeconds", Cbor.integer(-1)),
                type("profile-empty", "A profile without a field.", "profile", Cbor.array()),
                type("profile-too-long", "Seventeen fields.", "profile", longProfile()),
                type(
                        "profile-name-twice",
                        "Two fields of one name.",
                        "profile",
                        Cbor.array(TrustParts.field(text("name")), TrustParts.field(text("name")))),
                type(
                        "profile-codec",
                        "A codec that nobody knows.",
                        "profile",
                        Cbor.array(TrustParts.with(TrustParts.field(text("name")), "codec", Cbor.text("IMAGE")))),
                type(
                        "profile-table-missing",
                        "Codes without a table.",
                        "profile",
                        Cbor.array(TrustParts.with(TrustParts.field(text("sex")), "codec", Cbor.text("CODE")))),
                type(
                        "profile-table-empty",
                        "An empty table.",
                        "profile",
                        Cbor.array(TrustParts.with(
                                TrustParts.with(TrustParts.field(text("sex")), "codec", Cbor.text("CODE")),
                                "table",
                                Cbor.array()))),
                type(
                        "profile-table-unused",
                        "A table beside text.",
                        "profile",
                        Cbor.array(TrustParts.with(TrustParts.field(text("name")), "table", Cbor.array()))));
    }

    private static List<PublishedVector> badEnvelope() {
        Bytes payload = Cbor.encode(TrustParts.claims());
        return List.of(
                bad(
                        "type-missing",
                        "A header without a type.",
                        Envelope.sign(FixedKey.ROOT, payload, Optional.empty()),
                        FormatCode.COSE_HEADER),
                bad(
                        "type-of-status-list",
                        "The type of a status list.",
                        Envelope.sign(FixedKey.ROOT, payload, Optional.of("application/statuslist+cwt")),
                        FormatCode.COSE_HEADER),
                bad(
                        "other-root",
                        "Signed by another key under the root's id.",
                        Envelope.sign(
                                FixedKey.STRANGER.claiming(FixedKey.ROOT.kid()),
                                payload,
                                Optional.of(TrustLabels.TYPE)),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "message-trailing",
                        "A byte behind the message.",
                        Envelope.joined(TrustParts.signed(payload), Bytes.ofHex("00")),
                        FormatCode.CBOR_TRAILING));
    }

    private static PublishedVector good(String name, String about, Map claims) {
        JsonObject input = input(TrustParts.signed(claims));
        try {
            return PublishedVector.good(FORM, name, about, CLAUSE, input, new TrustBundleForm().accept(input));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublishedVector claim(String name, String about, int label, Optional<DataItem> value) {
        Map claims = TrustParts.claims();
        value.ifPresentOrElse(item -> claims.put(Cbor.integer(label), item), () -> claims.remove(Cbor.integer(label)));
        return bad(name, about, TrustParts.signed(claims), FormatCode.TRUST_CLAIMS);
    }

    private static PublishedVector content(String name, String about, Consumer<Map> change) {
        return bad(name, about, TrustParts.signed(TrustParts.claims(change)), FormatCode.TRUST_CLAIMS);
    }

    private static PublishedVector key(String name, String about, String member, DataItem value, FormatCode code) {
        return key(name, about, TrustParts.with(TrustParts.key(FixedKey.STATUS), member, value), code);
    }

    private static PublishedVector key(String name, String about, Map key, FormatCode code) {
        Map claims = TrustParts.claims(content -> TrustParts.put(content, "statusKeys", Cbor.array(key)));
        return bad(name, about, TrustParts.signed(claims), code);
    }

    private static PublishedVector issuers(String name, String about, Array issuers) {
        return content(name, about, content -> TrustParts.put(content, "issuers", issuers));
    }

    private static PublishedVector types(String name, String about, Array types) {
        return content(name, about, content -> TrustParts.put(content, "types", types));
    }

    private static PublishedVector type(String name, String about, String member, DataItem value) {
        return types(
                name, about, Cbor.array(TrustParts.with(TrustParts.type(1, "elderly-card", "static"), member, value)));
    }

    private static PublishedVector bad(String name, String about, Bytes bundle, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, CLAUSE, input(bundle), code);
    }

    private static JsonObject input(Bytes bundle) {
        return new JsonObject().add("bundle", bundle.hex()).add("root", FixedKey.ROOT.spki());
    }

    private static ProfileField text(String name) {
        return new ProfileField(name, new Names("栏", "Field"), FieldCodec.text());
    }

    private static Array longProfile() {
        List<Map> fields = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            fields.add(TrustParts.field(text("field" + i)));
        }
        return Cbor.array(fields);
    }

    private static Map names(String zh, String en) {
        Map map = new Map();
        TrustParts.put(map, "zh", Cbor.text(zh));
        TrustParts.put(map, "en", Cbor.text(en));
        return map;
    }

    /** X alone, with the parity of y before it; the right DER for it. */
    private static Bytes compressed(Bytes spki) {
        int x = spki.length() - 64;
        boolean odd = (spki.toArray()[spki.length() - 1] & 1) == 1;
        return Envelope.joined(
                Bytes.ofHex("3039301306072a8648ce3d020106082a8648ce3d030107032200" + (odd ? "03" : "02")),
                spki.slice(x, x + 32));
    }
}
