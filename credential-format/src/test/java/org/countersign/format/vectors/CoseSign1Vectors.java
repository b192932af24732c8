package org.countersign.format.vectors;

import co.nstant.in.cbor.model.Map;
import com.eclipsesource.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cose.CoseLabels;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;

/** Form {@code cose-sign1}: what others sign, read by the wider rules of RFC 9052. */
final class CoseSign1Vectors implements VectorSource {
    static final String FORM = "cose-sign1";
    private static final String STRUCTURE = "RFC 9052 §4.2";
    private static final String HEADERS = "RFC 9052 §3.1";
    private static final String SIGNING = "RFC 9052 §4.4";
    private static final Bytes PAYLOAD = Bytes.of("What was signed".getBytes(StandardCharsets.US_ASCII));
    private static final Bytes EXTERNAL = Bytes.ofHex("0badc0de");
    private static final FixedKey KEY = FixedKey.STRANGER;
    private static final Bytes HEADER = Cbor.encode(Envelope.header(KEY));
    private static final Envelope GOOD = Envelope.of(KEY, HEADER, PAYLOAD);

    static final class Form implements VectorForm {
        @Override
        public JsonObject accept(JsonObject input) throws FormatException {
            CoseSign1 message =
                    CoseSign1.parse(Bytes.ofHex(PublishedVector.text(input, "message")), CoseRules.STANDARD);
            VerificationKey key = VerificationKey.ofSpki(Bytes.ofHex(PublishedVector.text(input, "key")));
            Bytes payload = message.verify(key, new JcaSignatureCheck(), Bytes.ofHex(input.getString("external", "")));
            return new JsonObject().add("payload", payload.hex());
        }
    }

    @Override
    public List<PublishedVector> vectors() {
        return List.of(
                good("tagged", "Tag 18.", GOOD.message()),
                good("untagged", "No tag: the surroundings say what it is.", Cbor.encode(GOOD.parts())),
                good(
                        "cwt-tag",
                        "Tag 61 around tag 18, as RFC 8392 allows.",
                        Cbor.encode(Cbor.tagged(CoseLabels.TAG_CWT, Cbor.tagged(CoseLabels.TAG_SIGN1, GOOD.parts())))),
                good(
                        "high-s",
                        "Either s: only our own forms want the small one.",
                        GOOD.withHighS(KEY).message()),
                good(
                        "unprotected-header",
                        "Algorithm and key id in the unprotected header.",
                        Envelope.of(KEY, Bytes.EMPTY, PAYLOAD)
                                .withUnprotected(Envelope.header(KEY))
                                .message()),
                good(
                        "no-header",
                        "No header at all: the key decides the algorithm anyway.",
                        Envelope.of(KEY, Bytes.EMPTY, PAYLOAD).message()),
                emptyMapHeader(),
                external("good-external", "External data is part of what is signed.", EXTERNAL),
                bad(
                        "external-missing",
                        "The external data was left out.",
                        SIGNING,
                        Envelope.of(KEY, HEADER, PAYLOAD, EXTERNAL).message(),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "payload-changed",
                        "Another payload than was signed.",
                        SIGNING,
                        GOOD.withPayload(Bytes.ofHex("00")).message(),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "other-key",
                        "Signed by another key.",
                        SIGNING,
                        Envelope.of(FixedKey.ISSUER, HEADER, PAYLOAD).message(),
                        FormatCode.COSE_SIGNATURE),
                bad(
                        "algorithm-other",
                        "The header names ES384.",
                        "RFC 9053 §2.1",
                        header(CoseLabels.ALGORITHM, -35),
                        FormatCode.COSE_ALGORITHM),
                bad(
                        "critical",
                        "A critical parameter that nobody here understands.",
                        HEADERS,
                        critical(),
                        FormatCode.COSE_CRITICAL),
                bad(
                        "mac-tag",
                        "Tag 17 is a message authentication code.",
                        STRUCTURE,
                        Cbor.encode(Cbor.tagged(17, GOOD.parts())),
                        FormatCode.COSE_TAG),
                bad(
                        "detached",
                        "No payload inside.",
                        STRUCTURE,
                        Cbor.encode(Cbor.tagged(
                                CoseLabels.TAG_SIGN1,
                                Cbor.array(
                                        Cbor.bytes(HEADER), new Map(), Cbor.absent(), Cbor.bytes(GOOD.signature())))),
                        FormatCode.COSE_STRUCTURE),
                bad(
                        "three-parts",
                        "Three parts.",
                        STRUCTURE,
                        Cbor.encode(Cbor.tagged(
                                CoseLabels.TAG_SIGN1, Cbor.array(Cbor.bytes(HEADER), new Map(), Cbor.bytes(PAYLOAD)))),
                        FormatCode.COSE_STRUCTURE),
                bad(
                        "trailing",
                        "A byte behind the message.",
                        STRUCTURE,
                        Envelope.joined(GOOD.message(), Bytes.ofHex("00")),
                        FormatCode.CBOR_TRAILING),
                bad(
                        "signature-short",
                        "A signature of 63 bytes.",
                        "RFC 9053 §2.1",
                        GOOD.withSignature(GOOD.signature().slice(0, 63)).message(),
                        FormatCode.COSE_SIGNATURE_FORM));
    }

    private static PublishedVector emptyMapHeader() {
        Envelope signed = Envelope.of(KEY, Bytes.EMPTY, PAYLOAD);
        Envelope shown = new Envelope(Bytes.ofHex("a0"), new Map(), PAYLOAD, signed.signature());
        return good("empty-map-header", "An empty map as header is signed as the empty string.", shown.message());
    }

    private static PublishedVector external(String name, String about, Bytes external) {
        JsonObject input =
                input(Envelope.of(KEY, HEADER, PAYLOAD, external).message()).add("external", external.hex());
        return PublishedVector.good(
                FORM, name.substring(PublishedVector.GOOD.length()), about, SIGNING, input, accepted());
    }

    private static Bytes header(int label, int value) {
        Map header = Envelope.header(KEY);
        header.put(Cbor.integer(label), Cbor.integer(value));
        return Envelope.of(KEY, Cbor.encode(header), PAYLOAD).message();
    }

    private static Bytes critical() {
        Map header = Envelope.header(KEY);
        header.put(Cbor.integer(CoseLabels.CRITICAL), Cbor.array(Cbor.integer(99)));
        header.put(Cbor.integer(99), Cbor.integer(1));
        return Envelope.of(KEY, Cbor.encode(header), PAYLOAD).message();
    }

    private static PublishedVector good(String name, String about, Bytes message) {
        return PublishedVector.good(FORM, name, about, STRUCTURE, input(message), accepted());
    }

    private static PublishedVector bad(String name, String about, String clause, Bytes message, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, clause, input(message), code);
    }

    private static JsonObject input(Bytes message) {
        return new JsonObject().add("message", message.hex()).add("key", KEY.spki());
    }

    private static JsonObject accepted() {
        return new JsonObject().add("payload", PAYLOAD.hex());
    }
}
