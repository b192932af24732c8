package org.countersign.format.vectors;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.cbor.Cbor;

/** Form {@code counter-pass}: whatever is wrong in a payload that the issuer signed. */
final class PassContentVectors implements VectorSource {
    private static final Bytes PAYLOAD = ElderlyCard.payload();
    private static final int NAME = 0;
    private static final int SEX = 1;
    private static final int BIRTH_DATE = 2;
    private static final int NUMBER = 3;

    @Override
    public List<PublishedVector> vectors() {
        return Stream.of(badClaims(), badFields()).flatMap(List::stream).toList();
    }

    private static List<PublishedVector> badClaims() {
        Map noContent = Envelope.map(PAYLOAD);
        noContent.remove(Cbor.integer(CounterPassForm.CONTENT));
        List<DataItem> three = ElderlyCard.parts(Envelope.map(PAYLOAD)).subList(0, 3);
        return List.of(
                claims("claims-extra", "A claim more: the issuer.", ElderlyCard.withClaim(1, Cbor.text("x"))),
                claims("claims-no-content", "No content.", Cbor.encode(noContent)),
                claims("claims-not-a-map", "A payload that is an array.", Cbor.encode(Cbor.array())),
                claims("content-three-parts", "Three parts: no first day.", content(three)),
                claims("type-too-large", "Type 65536.", ElderlyCard.withPart(ElderlyCard.TYPE, Cbor.integer(65_536))),
                claims("type-negative", "Type -1.", ElderlyCard.withPart(ElderlyCard.TYPE, Cbor.integer(-1))),
                claims("type-text", "A type that is text.", ElderlyCard.withPart(ElderlyCard.TYPE, Cbor.text("1"))),
                claims("list-too-large", "List 65536.", ElderlyCard.withPart(ElderlyCard.LIST, Cbor.integer(65_536))),
                claims(
                        "index-too-large",
                        "Index 2^24.",
                        ElderlyCard.withPart(ElderlyCard.INDEX, Cbor.integer(1 << 24))),
                claims(
                        "day-too-early",
                        "A first day before 1900.",
                        ElderlyCard.withPart(ElderlyCard.DAY, Cbor.integer(-25_568))),
                claims(
                        "day-too-late",
                        "A first day after 9999.",
                        ElderlyCard.withPart(ElderlyCard.DAY, Cbor.integer(2_932_897))),
                claims(
                        "day-tagged",
                        "A first day with a tag around it.",
                        ElderlyCard.withPart(ElderlyCard.DAY, Cbor.tagged(100, Cbor.integer(20_574)))),
                claims(
                        "ends-before-it-begins",
                        "The end is the first second of the first day.",
                        ElderlyCard.withClaim(4, Cbor.integer(ElderlyCard.FIRST_DAY * 86_400 - 28_800))),
                claims("end-negative", "An end before 1970.", ElderlyCard.withClaim(4, Cbor.integer(-1))),
                claims(
                        "end-after-9999",
                        "An end after 9999.",
                        ElderlyCard.withClaim(4, Cbor.integer(253_402_300_800L))),
                claims("end-text", "An end that is text.", ElderlyCard.withClaim(4, Cbor.text("2036"))),
                CounterPassVectors.payload(
                        "end-float",
                        "An end in floating point.",
                        CounterPassVectors.CONTENT,
                        Bytes.ofHex(PAYLOAD.hex().replace("041a7cc37400", "04fa4ef986e8")),
                        FormatCode.CBOR_UNSUPPORTED),
                CounterPassVectors.payload(
                        "payload-trailing",
                        "A byte behind the claims.",
                        CounterPassVectors.CONTENT,
                        Envelope.joined(PAYLOAD, Bytes.ofHex("00")),
                        FormatCode.CBOR_TRAILING),
                CounterPassVectors.payload(
                        "payload-empty",
                        "No payload.",
                        CounterPassVectors.CONTENT,
                        Bytes.EMPTY,
                        FormatCode.CBOR_TRUNCATED),
                CounterPassVectors.payload(
                        "payload-key-order",
                        "The private claim before exp.",
                        CounterPassVectors.CONTENT,
                        swapped(),
                        FormatCode.CBOR_KEY_ORDER),
                CounterPassVectors.payload(
                        "fields-too-many",
                        "A field more than the profile.",
                        CounterPassVectors.CONTENT,
                        ElderlyCard.withFields(tooMany()),
                        FormatCode.PASS_FIELDS));
    }

    private static List<PublishedVector> badFields() {
        return List.of(
                field(
                        "fields-in-an-array",
                        "The fields in an array of their own.",
                        NAME,
                        Cbor.array(ElderlyCard.fields()),
                        FormatCode.FIELD_TEXT),
                field("text-empty-field", "Text without a character.", NAME, Cbor.text(""), FormatCode.FIELD_TEXT),
                field("text-blank", "Text of a space.", NAME, Cbor.text(" "), FormatCode.FIELD_TEXT),
                field(
                        "text-space-around",
                        "Text with a space before it.",
                        NAME,
                        ElderlyCard.utf16(" 欧阳建"),
                        FormatCode.FIELD_TEXT),
                field(
                        "text-101",
                        "Text of 101 characters.",
                        NAME,
                        ElderlyCard.utf16("一".repeat(101)),
                        FormatCode.FIELD_TEXT),
                field(
                        "text-control",
                        "Text with a line break.",
                        NAME,
                        ElderlyCard.utf16("欧阳\n建"),
                        FormatCode.FIELD_TEXT),
                field(
                        "text-direction",
                        "Text with a mark that turns the direction.",
                        NAME,
                        ElderlyCard.utf16("欧阳\u202e建"),
                        FormatCode.FIELD_TEXT),
                field(
                        "text-hidden",
                        "Text with a space of no width.",
                        NAME,
                        ElderlyCard.utf16("欧阳\u200b建"),
                        FormatCode.FIELD_TEXT),
                field(
                        "text-no-character",
                        "Text with U+FFFE, which is no character.",
                        NAME,
                        ElderlyCard.utf16("欧阳\ufffe"),
                        FormatCode.FIELD_TEXT),
                field(
                        "text-bytes",
                        "An odd number of bytes where text belongs.",
                        NAME,
                        Cbor.bytes(Bytes.ofHex("41")),
                        FormatCode.FIELD_TEXT),
                CounterPassVectors.payload(
                        "text-not-utf8",
                        "Text that is not UTF-8.",
                        CounterPassVectors.CONTENT,
                        Bytes.ofHex(ElderlyCard.withField(NAME, Cbor.text("XY"))
                                .hex()
                                .replace("625859", "6258c3")),
                        FormatCode.CBOR_UTF8),
                field("digits-empty", "No bytes.", NUMBER, Cbor.bytes(Bytes.EMPTY), FormatCode.FIELD_DIGITS),
                field(
                        "digits-none",
                        "The leading 1 and no digit.",
                        NUMBER,
                        Cbor.bytes(Bytes.ofHex("01")),
                        FormatCode.FIELD_DIGITS),
                field(
                        "digits-no-mark",
                        "25, which does not begin with 1.",
                        NUMBER,
                        Cbor.bytes(Bytes.ofHex("19")),
                        FormatCode.FIELD_DIGITS),
                field(
                        "digits-leading-zero",
                        "A zero byte before the number.",
                        NUMBER,
                        Cbor.bytes(Bytes.ofHex("000a")),
                        FormatCode.FIELD_DIGITS),
                field(
                        "digits-41",
                        "41 digits.",
                        NUMBER,
                        Cbor.bytes(Bytes.of(new BigInteger("1" + "0".repeat(41)).toByteArray())),
                        FormatCode.FIELD_DIGITS),
                field(
                        "digits-text",
                        "Text where packed digits belong.",
                        NUMBER,
                        Cbor.text("42"),
                        FormatCode.FIELD_DIGITS),
                field("date-negative", "A day before 1900.", BIRTH_DATE, Cbor.integer(-1), FormatCode.FIELD_DATE),
                field(
                        "date-after-9999",
                        "A day after 9999.",
                        BIRTH_DATE,
                        Cbor.integer(2_958_464),
                        FormatCode.FIELD_DATE),
                field(
                        "date-text",
                        "Text where a day belongs.",
                        BIRTH_DATE,
                        Cbor.text("1951-03-09"),
                        FormatCode.FIELD_DATE),
                field(
                        "code-beyond-table",
                        "A position that the table lacks.",
                        SEX,
                        Cbor.integer(2),
                        FormatCode.FIELD_CODE),
                field("code-negative", "Position -1.", SEX, Cbor.integer(-1), FormatCode.FIELD_CODE),
                field("code-text", "The code where its position belongs.", SEX, Cbor.text("1"), FormatCode.FIELD_CODE));
    }

    private static PublishedVector claims(String name, String about, Bytes payload) {
        return CounterPassVectors.payload(name, about, CounterPassVectors.CONTENT, payload, FormatCode.PASS_CLAIMS);
    }

    private static PublishedVector field(String name, String about, int field, DataItem value, FormatCode code) {
        return CounterPassVectors.payload(
                "field-" + name, about, CounterPassVectors.CONTENT, ElderlyCard.withField(field, value), code);
    }

    private static Bytes content(List<DataItem> parts) {
        return ElderlyCard.withClaim(CounterPassForm.CONTENT, Cbor.array(parts));
    }

    private static List<DataItem> tooMany() {
        List<DataItem> fields = ElderlyCard.fields();
        fields.add(Cbor.absent());
        return fields;
    }

    private static Bytes swapped() {
        // a2 04 1a.... 3a00010000 85...: the two members change places.
        String hex = PAYLOAD.hex();
        String end = hex.substring(2, 14);
        return Bytes.ofHex("a2" + hex.substring(14) + end);
    }
}
