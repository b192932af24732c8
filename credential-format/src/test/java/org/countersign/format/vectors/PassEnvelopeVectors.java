package org.countersign.format.vectors;

import co.nstant.in.cbor.model.Map;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cose.CoseLabels;
import org.countersign.format.pass.UnverifiedPass;

/** Form {@code counter-pass}: whatever is wrong around the payload. */
final class PassEnvelopeVectors implements VectorSource {
    private static final String ENVELOPE = "wire-format §1";
    private static final FixedKey KEY = FixedKey.ISSUER;
    private static final Bytes PAYLOAD = ElderlyCard.payload();
    private static final Bytes HEADER = Cbor.encode(Envelope.header(KEY));
    private static final Envelope GOOD = Envelope.of(KEY, HEADER, PAYLOAD);

    @Override
    public List<PublishedVector> vectors() {
        return Stream.of(badText(), badEnvelope()).flatMap(List::stream).toList();
    }

    private static List<PublishedVector> badText() {
        String good = ElderlyCard.text(GOOD.message());
        Bytes long1025 = Bytes.of(new byte[UnverifiedPass.MAX_MESSAGE_BYTES + 2]);
        return List.of(
                CounterPassVectors.bad(
                        "prefix-missing", "No prefix.", ENVELOPE, good.substring(4), FormatCode.PASS_PREFIX),
                CounterPassVectors.bad(
                        "prefix-other",
                        "The prefix of another system.",
                        ENVELOPE,
                        "HC1:" + good.substring(4),
                        FormatCode.PASS_PREFIX),
                CounterPassVectors.bad(
                        "prefix-later",
                        "The prefix of a later version.",
                        ENVELOPE,
                        "CS2:" + good.substring(4),
                        FormatCode.PASS_PREFIX),
                CounterPassVectors.bad(
                        "prefix-lower-case",
                        "The prefix in lower case.",
                        ENVELOPE,
                        "cs1:" + good.substring(4),
                        FormatCode.PASS_PREFIX),
                CounterPassVectors.bad("text-empty", "Nothing at all.", ENVELOPE, "", FormatCode.PASS_PREFIX),
                CounterPassVectors.bad(
                        "text-prefix-only", "A prefix and no message.", ENVELOPE, "CS1:", FormatCode.CBOR_TRUNCATED),
                CounterPassVectors.bad(
                        "text-too-long",
                        "More than 1540 characters.",
                        ENVELOPE,
                        ElderlyCard.text(long1025),
                        FormatCode.PASS_TOO_LONG),
                CounterPassVectors.bad(
                        "text-lower-case",
                        "A letter in lower case.",
                        ENVELOPE,
                        lowered(good),
                        FormatCode.BASE45_CHARACTER),
                CounterPassVectors.bad(
                        "text-cut",
                        "The last character is missing.",
                        ENVELOPE,
                        good.substring(0, good.length() - 1),
                        FormatCode.BASE45_LENGTH),
                CounterPassVectors.bad(
                        "text-space-at-end",
                        "A space behind the text is a digit of base45, and the group too large.",
                        ENVELOPE,
                        good + " ",
                        FormatCode.BASE45_VALUE));
    }

    private static List<PublishedVector> badEnvelope() {
        Map typed = Envelope.header(KEY);
        typed.put(Cbor.integer(CoseLabels.TYPE), Cbor.text("application/statuslist+cwt"));
        Map extra = Envelope.header(KEY);
        extra.put(Cbor.integer(3), Cbor.integer(0));
        Map critical = Envelope.header(KEY);
        critical.put(Cbor.integer(CoseLabels.CRITICAL), Cbor.array(Cbor.integer(CoseLabels.ALGORITHM)));
        Map noKid = Envelope.header(KEY);
        noKid.remove(Cbor.integer(CoseLabels.KID));
        Map noAlgorithm = Envelope.header(KEY);
        noAlgorithm.remove(Cbor.integer(CoseLabels.ALGORITHM));
        Map longKid = Envelope.header(KEY);
        longKid.put(Cbor.integer(CoseLabels.KID), Cbor.bytes(Bytes.of(new byte[9])));
        Map otherAlgorithm = Envelope.header(KEY);
        otherAlgorithm.put(Cbor.integer(CoseLabels.ALGORITHM), Cbor.integer(-35));
        Map textAlgorithm = Envelope.header(KEY);
        textAlgorithm.put(Cbor.integer(CoseLabels.ALGORITHM), Cbor.text("ES256"));
        Map kidOutside = new Map();
        kidOutside.put(Cbor.integer(CoseLabels.KID), Cbor.bytes(KEY.kid().value()));
        return List.of(
                header("header-typed", "A header that says what the message is.", typed, FormatCode.PASS_HEADER),
                header("header-extra", "A header parameter more.", extra, FormatCode.COSE_HEADER),
                header(
                        "header-critical",
                        "A critical parameter, even one that we know.",
                        critical,
                        FormatCode.COSE_HEADER),
                header("header-no-kid", "No key id.", noKid, FormatCode.COSE_HEADER),
                header("header-no-algorithm", "No algorithm.", noAlgorithm, FormatCode.COSE_HEADER),
                header("header-kid-long", "A key id of nine bytes.", longKid, FormatCode.COSE_HEADER),
                header(
                        "header-algorithm-other",
                        "The header names ES384; the signature is that of the key.",
                        otherAlgorithm,
                        FormatCode.COSE_ALGORITHM),
                header("header-algorithm-text", "The algorithm as text.", textAlgorithm, FormatCode.COSE_HEADER),
                message(
                        "header-empty",
                        "An empty protected header.",
                        Envelope.of(KEY, Bytes.EMPTY, PAYLOAD).message(),
                        FormatCode.COSE_HEADER),
                message(
                        "header-empty-map",
                        "A protected header that is an empty map.",
                        Envelope.of(KEY, Bytes.ofHex("a0"), PAYLOAD).message(),
                        FormatCode.COSE_HEADER),
                message(
                        "header-not-a-map",
                        "A protected header that is an array.",
                        Envelope.of(KEY, Bytes.ofHex("80"), PAYLOAD).message(),
                        FormatCode.COSE_HEADER),
                message(
                        "header-not-shortest",
                        "The algorithm in a longer head than needed.",
                        Envelope.of(KEY, longAlgorithm(), PAYLOAD).message(),
                        FormatCode.CBOR_NOT_SHORTEST),
                message(
                        "header-trailing",
                        "A byte behind the header's map.",
                        Envelope.of(KEY, Envelope.joined(HEADER, Bytes.ofHex("00")), PAYLOAD)
                                .message(),
                        FormatCode.CBOR_TRAILING),
                message(
                        "unprotected-used",
                        "The key id once more, in the unprotected header.",
                        GOOD.withUnprotected(kidOutside).message(),
                        FormatCode.COSE_HEADER),
                message(
                        "unprotected-not-a-map",
                        "An unprotected header that is an array.",
                        GOOD.withUnprotected(Cbor.array()).message(),
                        FormatCode.COSE_HEADER),
                message("tag-missing", "No tag.", Cbor.encode(GOOD.parts()), FormatCode.COSE_TAG),
                message("tag-other", "Tag 17.", Cbor.encode(Cbor.tagged(17, GOOD.parts())), FormatCode.COSE_TAG),
                message(
                        "tag-cwt",
                        "Tag 61 around tag 18.",
                        Cbor.encode(Cbor.tagged(61, Cbor.tagged(18, GOOD.parts()))),
                        FormatCode.COSE_TAG),
                message(
                        "not-an-array",
                        "Tag 18 around a map.",
                        Cbor.encode(Cbor.tagged(18, new Map())),
                        FormatCode.COSE_STRUCTURE),
                message("five-parts", "A fifth part.", fiveParts(), FormatCode.COSE_STRUCTURE),
                message("payload-text", "A payload that is text.", payloadText(), FormatCode.COSE_STRUCTURE),
                message(
                        "message-trailing",
                        "A byte behind the message.",
                        Envelope.joined(GOOD.message(), Bytes.ofHex("00")),
                        FormatCode.CBOR_TRAILING),
                message(
                        "message-cut",
                        "The last byte is missing.",
                        GOOD.message().slice(0, GOOD.message().length() - 1),
                        FormatCode.CBOR_TRUNCATED),
                message(
                        "signature-other-key",
                        "Signed by another key under this key's id.",
                        Envelope.of(FixedKey.STRANGER, HEADER, PAYLOAD).message(),
                        FormatCode.COSE_SIGNATURE),
                message(
                        "signature-flipped",
                        "One bit of the signature is other.",
                        flipped(),
                        FormatCode.COSE_SIGNATURE),
                message(
                        "payload-flipped",
                        "One bit of the payload is other.",
                        GOOD.withPayload(flippedPayload()).message(),
                        FormatCode.COSE_SIGNATURE),
                message(
                        "signature-high-s",
                        "The other signature that verifies: s and n-s.",
                        GOOD.withHighS(KEY).message(),
                        FormatCode.COSE_SIGNATURE_FORM),
                signature("signature-short", "63 bytes.", GOOD.signature().slice(0, 63)),
                signature("signature-long", "65 bytes.", Envelope.joined(GOOD.signature(), Bytes.ofHex("00"))),
                signature("signature-zero", "r and s are 0 (CVE-2022-21449).", Bytes.of(new byte[64])),
                signature(
                        "signature-r-zero",
                        "r is 0.",
                        Envelope.joined(Bytes.of(new byte[32]), GOOD.signature().slice(32, 64))),
                signature(
                        "signature-s-zero",
                        "s is 0.",
                        Envelope.joined(GOOD.signature().slice(0, 32), Bytes.of(new byte[32]))),
                signature(
                        "signature-r-is-n",
                        "r is the order of the curve.",
                        Envelope.joined(
                                FixedKey.fixed(KEY.order()), GOOD.signature().slice(32, 64))));
    }

    private static PublishedVector message(String name, String about, Bytes message, FormatCode code) {
        return CounterPassVectors.bad(name, about, ENVELOPE, ElderlyCard.text(message), code);
    }

    private static PublishedVector header(String name, String about, Map header, FormatCode code) {
        return message(
                name, about, Envelope.of(KEY, Cbor.encode(header), PAYLOAD).message(), code);
    }

    private static PublishedVector signature(String name, String about, Bytes signature) {
        return message(name, about, GOOD.withSignature(signature).message(), FormatCode.COSE_SIGNATURE_FORM);
    }

    private static Bytes fiveParts() {
        return Cbor.encode(Cbor.tagged(
                18,
                Cbor.array(
                        Cbor.bytes(HEADER),
                        new Map(),
                        Cbor.bytes(PAYLOAD),
                        Cbor.bytes(GOOD.signature()),
                        Cbor.absent())));
    }

    private static Bytes payloadText() {
        return Cbor.encode(Cbor.tagged(
                18, Cbor.array(Cbor.bytes(HEADER), new Map(), Cbor.text("payload"), Cbor.bytes(GOOD.signature()))));
    }

    private static Bytes longAlgorithm() {
        return Bytes.ofHex(HEADER.hex().replace("0126", "013806"));
    }

    private static Bytes flipped() {
        byte[] signature = GOOD.signature().toArray();
        signature[0] ^= 1;
        return GOOD.withSignature(Bytes.of(signature)).message();
    }

    private static Bytes flippedPayload() {
        byte[] payload = PAYLOAD.toArray();
        payload[payload.length - 1] ^= 1;
        return Bytes.of(payload);
    }

    private static String lowered(String good) {
        int at = good.indexOf('A', 4);
        return good.substring(0, at) + 'a' + good.substring(at + 1);
    }
}
