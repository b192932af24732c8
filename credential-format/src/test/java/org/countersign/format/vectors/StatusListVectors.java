package org.countersign.format.vectors;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.status.StatusListLabels;

/** Form {@code status-list}: Token Status Lists as CWT. */
final class StatusListVectors implements VectorSource {
    static final String FORM = "status-list";
    static final String URI = "https://status.countersign.test/3";
    static final long ISSUED_AT = 1_795_240_800L;
    static final long EXPIRES_AT = ISSUED_AT + 30 * 86_400;
    private static final String CLAIMS = "draft-ietf-oauth-status-list §5.2";
    private static final String PACKING = "draft-ietf-oauth-status-list §4.1";
    private static final String COMPRESSION = "draft-ietf-oauth-status-list §4.3";
    private static final String OURS = "wire-format §4";
    private static final int SUBJECT = 2;
    private static final int EXPIRY = 4;
    private static final int ISSUED = 6;
    private static final int TTL = 65_534;
    private static final int LIST = 65_533;
    /** The example of the draft, section 4.1: statuses 1 0 0 1 1 1 0 1 1 1 0 0 0 1 0 1. */
    private static final Bytes ONE_BIT = Bytes.ofHex("b9a3");
    /** The example of the draft with two bits: statuses 1 2 0 3 0 1 0 1 1 2 3 3. */
    private static final Bytes TWO_BITS = Bytes.ofHex("c944f9");

    @Override
    public List<PublishedVector> vectors() {
        List<PublishedVector> all = new ArrayList<>(good());
        all.addAll(badClaims());
        all.addAll(badLists());
        all.addAll(badEnvelope());
        all.addAll(writing());
        return all;
    }

    private static List<PublishedVector> good() {
        Map open = claims(2, StoredZlib.stored(TWO_BITS));
        open.remove(Cbor.integer(EXPIRY));
        open.remove(Cbor.integer(TTL));
        Map other = claims(2, StoredZlib.stored(TWO_BITS));
        other.put(Cbor.text("note"), Cbor.text("open to others"));
        return List.of(
                good(
                        "one-bit",
                        "The draft's example of one bit.",
                        PACKING,
                        claims(1, StoredZlib.stored(ONE_BIT)),
                        content(1, 16, "1001110111000101")),
                good(
                        "two-bits",
                        "The draft's example of two bits.",
                        PACKING,
                        claims(2, StoredZlib.stored(TWO_BITS)),
                        content(2, 12, "120301011233")),
                good(
                        "four-bits",
                        "Four bits: the low half of a byte comes first.",
                        PACKING,
                        claims(4, StoredZlib.stored(Bytes.ofHex("21f3"))),
                        content(4, 4, "123f")),
                good(
                        "eight-bits",
                        "Eight bits.",
                        PACKING,
                        claims(8, StoredZlib.stored(Bytes.ofHex("0100ff"))),
                        new Content(8, 3, new JsonArray().add(status(0, 1)).add(status(2, 255)))),
                good(
                        "no-end",
                        "Without exp and ttl.",
                        CLAIMS,
                        open,
                        content(2, 12, "120301011233").json(false)),
                good(
                        "other-claims",
                        "A claim that the draft leaves open is ignored.",
                        CLAIMS,
                        other,
                        content(2, 12, "120301011233")),
                good(
                        "our-size",
                        "2^17 entries of two bits, all valid.",
                        OURS,
                        claims(2, StoredZlib.zeros(1 << 15)),
                        content(2, 1 << 17, "")));
    }

    private static List<PublishedVector> badClaims() {
        return List.of(
                without("no-subject", "No sub: whose list it is stays open.", SUBJECT),
                without("no-issued-at", "No iat: how old it is stays open.", ISSUED),
                without("no-list", "No status list.", LIST),
                claim("subject-empty", "An empty sub.", SUBJECT, Cbor.text("")),
                claim("subject-space", "A sub with a space.", SUBJECT, Cbor.text("https://a b")),
                claim("issued-at-negative", "An iat before 1970.", ISSUED, Cbor.integer(-1)),
                claim("issued-at-text", "An iat that is text.", ISSUED, Cbor.text("today")),
                claim("expires-after-9999", "An exp after 9999.", EXPIRY, Cbor.integer(253_402_300_800L)),
                claim("ttl-zero", "A ttl of 0.", TTL, Cbor.integer(0)),
                claim("list-not-a-map", "A list that is an array.", LIST, Cbor.array()),
                payload(
                        "payload-not-a-map",
                        "Claims that are an array.",
                        CLAIMS,
                        Cbor.encode(Cbor.array()),
                        FormatCode.STATUS_CLAIMS),
                payload(
                        "payload-trailing",
                        "A byte behind the claims.",
                        CLAIMS,
                        Envelope.joined(Cbor.encode(claims(1, StoredZlib.stored(ONE_BIT))), Bytes.ofHex("00")),
                        FormatCode.CBOR_TRAILING));
    }

    private static List<PublishedVector> badLists() {
        Bytes zlib = StoredZlib.stored(TWO_BITS);
        return List.of(
                list("bits-three", "Three bits.", PACKING, 3, zlib, FormatCode.STATUS_BITS),
                list("bits-zero", "No bits.", PACKING, 0, zlib, FormatCode.STATUS_BITS),
                list("bits-sixteen", "Sixteen bits.", PACKING, 16, zlib, FormatCode.STATUS_BITS),
                list("zlib-missing", "Plain bytes.", COMPRESSION, 2, TWO_BITS, FormatCode.STATUS_COMPRESSION),
                list("zlib-empty", "No bytes at all.", COMPRESSION, 2, Bytes.EMPTY, FormatCode.STATUS_COMPRESSION),
                list(
                        "zlib-gzip",
                        "The gzip format.",
                        COMPRESSION,
                        2,
                        Bytes.ofHex("1f8b0800000000000003"),
                        FormatCode.STATUS_COMPRESSION),
                list(
                        "zlib-cut",
                        "The checksum is missing.",
                        COMPRESSION,
                        2,
                        zlib.slice(0, zlib.length() - 4),
                        FormatCode.STATUS_COMPRESSION),
                list(
                        "zlib-checksum",
                        "Another checksum.",
                        COMPRESSION,
                        2,
                        Envelope.joined(zlib.slice(0, zlib.length() - 4), Bytes.ofHex("00000000")),
                        FormatCode.STATUS_COMPRESSION),
                list(
                        "zlib-dictionary",
                        "A preset dictionary.",
                        COMPRESSION,
                        2,
                        Bytes.ofHex("78200000000101000000ff"),
                        FormatCode.STATUS_COMPRESSION),
                list(
                        "zlib-trailing",
                        "A byte behind the compressed list.",
                        COMPRESSION,
                        2,
                        Envelope.joined(zlib, Bytes.ofHex("00")),
                        FormatCode.STATUS_COMPRESSION),
                list(
                        "zlib-bomb",
                        "13 kilobytes that become more than two megabytes.",
                        OURS,
                        2,
                        StoredZlib.zeros((1 << 21) + 1),
                        FormatCode.STATUS_TOO_LARGE));
    }

    private static List<PublishedVector> badEnvelope() {
        Bytes payload = Cbor.encode(claims(2, StoredZlib.stored(TWO_BITS)));
        Bytes good = Envelope.sign(FixedKey.STATUS, payload, Optional.of(StatusListLabels.MEDIA_TYPE));
        return List.of(
                bad(
                        "type-missing",
                        "A header without a type.",
                        OURS,
                        Envelope.sign(FixedKey.STATUS, payload, Optional.empty()),
                        FormatCode.COSE_HEADER),
                bad(
                        "type-other",
                        "The type of a trust bundle.",
                        OURS,
                        Envelope.sign(FixedKey.STATUS, payload, Optional.of("application/countersign-trust+cwt")),
                        FormatCode.COSE_HEADER),
                bad(
                        "other-key",
                        "Signed by another key under this key's id.",
                        OURS,
                        Envelope.sign(
                                FixedKey.STRANGER.claiming(FixedKey.STATUS.kid()),
                                payload,
                                Optional.of(StatusListLabels.MEDIA_TYPE)),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "message-trailing",
                        "A byte behind the message.",
                        OURS,
                        Envelope.joined(good, Bytes.ofHex("00")),
                        FormatCode.CBOR_TRAILING));
    }

    private static List<PublishedVector> writing() {
        return List.of(
                PublishedVector.good(
                        FORM,
                        "write",
                        "Sixteen statuses of one bit.",
                        PACKING,
                        write(1, 16, statuses("1001110111000101")),
                        new JsonObject().add("list", ONE_BIT.hex())),
                PublishedVector.bad(
                        FORM,
                        "write-index-beyond",
                        "A status behind the end.",
                        PACKING,
                        write(2, 16, new JsonArray().add(status(16, 1))),
                        FormatCode.STATUS_INDEX),
                PublishedVector.bad(
                        FORM,
                        "write-status-too-wide",
                        "Status 2 in one bit.",
                        PACKING,
                        write(1, 16, new JsonArray().add(status(0, 2))),
                        FormatCode.STATUS_BITS),
                PublishedVector.bad(
                        FORM,
                        "write-too-large",
                        "More than two megabytes.",
                        OURS,
                        write(8, (1 << 21) + 1, new JsonArray()),
                        FormatCode.STATUS_TOO_LARGE));
    }

    static Map claims(int bits, Bytes compressed) {
        Map list = new Map();
        list.put(Cbor.text("bits"), Cbor.integer(bits));
        list.put(Cbor.text("lst"), Cbor.bytes(compressed));
        Map claims = new Map();
        claims.put(Cbor.integer(SUBJECT), Cbor.text(URI));
        claims.put(Cbor.integer(EXPIRY), Cbor.integer(EXPIRES_AT));
        claims.put(Cbor.integer(ISSUED), Cbor.integer(ISSUED_AT));
        claims.put(Cbor.integer(TTL), Cbor.integer(3600));
        claims.put(Cbor.integer(LIST), list);
        return claims;
    }

    /** A token with these claims changed; for the checks. */
    static Bytes token(FixedKey key, Bytes packed, long issuedAt, Optional<Long> expiresAt) {
        Map claims = claims(2, StoredZlib.stored(packed));
        claims.put(Cbor.integer(ISSUED), Cbor.integer(issuedAt));
        claims.remove(Cbor.integer(EXPIRY));
        expiresAt.ifPresent(end -> claims.put(Cbor.integer(EXPIRY), Cbor.integer(end)));
        return Envelope.sign(key, Cbor.encode(claims), Optional.of(StatusListLabels.MEDIA_TYPE));
    }

    private record Content(int bits, int entries, JsonArray statuses) {
        JsonObject json(boolean ends) {
            JsonObject json = new JsonObject()
                    .add("kid", FixedKey.STATUS.kid().hex())
                    .add("uri", URI)
                    .add("issuedAt", ISSUED_AT);
            if (ends) {
                json.add("expiresAt", EXPIRES_AT).add("ttl", 3600);
            }
            return json.add("bits", bits).add("entries", entries).add("statuses", statuses);
        }
    }

    private static Content content(int bits, int entries, String digits) {
        return new Content(bits, entries, statuses(digits));
    }

    private static JsonArray statuses(String digits) {
        JsonArray statuses = new JsonArray();
        for (int i = 0; i < digits.length(); i++) {
            int value = Character.digit(digits.charAt(i), 16);
            if (value != 0) {
                statuses.add(status(i, value));
            }
        }
        return statuses;
    }

    private static JsonObject status(int index, int value) {
        return new JsonObject().add("index", index).add("status", value);
    }

    private static JsonObject write(int bits, int entries, JsonArray statuses) {
        JsonObject write =
                new JsonObject().add("bits", bits).add("entries", entries).add("statuses", statuses);
        return new JsonObject().add("write", write);
    }

    private static PublishedVector good(String name, String about, String clause, Map claims, Content content) {
        return good(name, about, clause, claims, content.json(true));
    }

    private static PublishedVector good(String name, String about, String clause, Map claims, JsonObject accepted) {
        Bytes token = Envelope.sign(FixedKey.STATUS, Cbor.encode(claims), Optional.of(StatusListLabels.MEDIA_TYPE));
        return PublishedVector.good(FORM, name, about, clause, input(token), accepted);
    }

    private static PublishedVector without(String name, String about, int label) {
        Map claims = claims(2, StoredZlib.stored(TWO_BITS));
        Objects.requireNonNull(claims.remove(Cbor.integer(label)));
        return payload(name, about, CLAIMS, Cbor.encode(claims), FormatCode.STATUS_CLAIMS);
    }

    private static PublishedVector claim(String name, String about, int label, DataItem value) {
        Map claims = claims(2, StoredZlib.stored(TWO_BITS));
        claims.put(Cbor.integer(label), value);
        return payload(name, about, CLAIMS, Cbor.encode(claims), FormatCode.STATUS_CLAIMS);
    }

    private static PublishedVector list(
            String name, String about, String clause, int bits, Bytes zlib, FormatCode code) {
        return payload(name, about, clause, Cbor.encode(claims(bits, zlib)), code);
    }

    private static PublishedVector payload(String name, String about, String clause, Bytes payload, FormatCode code) {
        return bad(
                name,
                about,
                clause,
                Envelope.sign(FixedKey.STATUS, payload, Optional.of(StatusListLabels.MEDIA_TYPE)),
                code);
    }

    private static PublishedVector bad(String name, String about, String clause, Bytes token, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, clause, input(token), code);
    }

    private static JsonObject input(Bytes token) {
        return new JsonObject().add("token", token.hex()).add("key", FixedKey.STATUS.spki());
    }
}
