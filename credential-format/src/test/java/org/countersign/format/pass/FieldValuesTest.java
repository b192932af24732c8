package org.countersign.format.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import co.nstant.in.cbor.model.ByteString;
import co.nstant.in.cbor.model.DataItem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Names;
import org.countersign.format.cbor.Cbor;

class FieldValuesTest {
    private static final Names LABEL = new Names("栏", "Field");
    private static final ProfileField TEXT = new ProfileField("text", LABEL, FieldCodec.text());
    private static final ProfileField DIGITS = new ProfileField("digits", LABEL, FieldCodec.digits());
    private static final ProfileField SERIAL = new ProfileField("serial", LABEL, FieldCodec.serial());
    private static final ProfileField DATE = new ProfileField("date", LABEL, FieldCodec.date());
    private static final ProfileField CODE = new ProfileField(
            "code",
            LABEL,
            FieldCodec.code(
                    List.of(new CodeEntry("M", new Names("男", "male")), new CodeEntry("F", new Names("女", "female")))));

    @Property
    void digits_come_back_with_their_leading_zeros(
            @ForAll @NumericChars @StringLength(min = 1, max = FieldValues.MAX_DIGITS) String digits)
            throws FormatException {
        assertThat(roundTrip(DIGITS, digits)).isEqualTo(digits);
    }

    @Property
    void days_come_back(@ForAll @IntRange(max = 2_958_463) int number) throws FormatException {
        String day = LocalDate.of(1900, 1, 1).plusDays(number).toString();

        assertThat(roundTrip(DATE, day)).isEqualTo(day);
    }

    @Property
    void names_come_back(@ForAll @CharRange(from = '一', to = '龥') @StringLength(min = 1, max = 100) String name)
            throws FormatException {
        assertThat(roundTrip(TEXT, name)).isEqualTo(name);
    }

    @Property
    void any_text_comes_back_from_the_shorter_of_two_encodings(@ForAll("texts") String text) throws FormatException {
        DataItem encoded = FieldValues.encode(TEXT, text);

        int utf8 = text.getBytes(StandardCharsets.UTF_8).length;
        int utf16 = text.getBytes(StandardCharsets.UTF_16BE).length;
        assertThat(Cbor.encode(encoded).length()).isLessThanOrEqualTo(Math.min(utf8, utf16) + 3);
        assertThat(encoded instanceof ByteString).isEqualTo(utf16 < utf8);
        assertThat(roundTrip(TEXT, text)).isEqualTo(text);
    }

    @Property
    void refuses_the_other_encoding_of_any_text(@ForAll("texts") String text) throws FormatException {
        DataItem other = FieldValues.encode(TEXT, text) instanceof ByteString
                ? Cbor.text(text)
                : Cbor.bytes(Bytes.of(text.getBytes(StandardCharsets.UTF_16BE)));

        refuse(FormatCode.FIELD_TEXT, TEXT, other);
    }

    @Property
    void bytes_that_are_read_as_text_are_the_bytes_that_are_written(@ForAll @Size(max = 12) byte[] bytes)
            throws FormatException {
        DataItem item = Cbor.bytes(Bytes.of(bytes));
        try {
            String text = FieldValues.decode(TEXT, item).orElseThrow().value();

            assertThat(FieldValues.encode(TEXT, text)).isEqualTo(item);
        } catch (FormatException refused) {
            assertThat(refused.code()).isEqualTo(FormatCode.FIELD_TEXT);
        }
    }

    @Property
    void serial_numbers_come_back_with_their_leading_zeros(@ForAll("serials") String serial) throws FormatException {
        assertThat(roundTrip(SERIAL, serial)).isEqualTo(serial);
    }

    @Property
    void bytes_that_are_read_as_serial_are_the_bytes_that_are_written(@ForAll @Size(max = 30) byte[] bytes)
            throws FormatException {
        DataItem item = Cbor.bytes(Bytes.of(bytes));
        try {
            String serial = FieldValues.decode(SERIAL, item).orElseThrow().value();

            assertThat(FieldValues.encode(SERIAL, serial)).isEqualTo(item);
        } catch (FormatException refused) {
            assertThat(refused.code()).isEqualTo(FormatCode.FIELD_SERIAL);
        }
    }

    /** Latin, Chinese and characters beyond the basic plane, in any mixture. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> latin = Arbitraries.of("A", "z", "0", "é", "ü");
        Arbitrary<String> chinese = Arbitraries.of("欧", "阳", "建", "·", "㛃");
        Arbitrary<String> rare = Arbitraries.of("\uD840\uDC3B", "\uD842\uDFB7");
        return Arbitraries.oneOf(latin, chinese, rare)
                .list()
                .ofMinSize(1)
                .ofMaxSize(100)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> serials() {
        return Arbitraries.strings()
                .withChars(PackedSerial.ALPHABET.toCharArray())
                .ofMinLength(1)
                .ofMaxLength(PackedSerial.MAX_LENGTH);
    }

    @Example
    void a_name_of_three_characters_takes_seven_bytes() throws Exception {
        assertThat(Cbor.encode(FieldValues.encode(TEXT, "欧阳建")).hex()).isEqualTo("466b2796335efa");
    }

    @Example
    void eighteen_characters_of_a_serial_number_take_thirteen_bytes() throws Exception {
        assertThat(Cbor.encode(FieldValues.encode(SERIAL, "9299999900000001XY")).length())
                .isEqualTo(13);
    }

    @Example
    void refuses_serial_numbers_that_are_none_or_too_long() {
        for (String bad : List.of("", "a1", "A 1", "A_1", "Ａ", "A".repeat(PackedSerial.MAX_LENGTH + 1))) {
            assertRefused(FormatCode.FIELD_SERIAL, () -> FieldValues.encode(SERIAL, bad));
        }
    }

    @Example
    void codes_come_back_with_their_label() throws Exception {
        Optional<PassField> field = FieldValues.decode(CODE, FieldValues.encode(CODE, "F"));

        assertThat(field).contains(new PassField("code", LABEL, "F", new Names("女", "female")));
    }

    @Example
    void eighteen_digits_take_nine_bytes() throws Exception {
        assertThat(Cbor.encode(FieldValues.encode(DIGITS, "001100002026000042")).length())
                .isEqualTo(9);
    }

    @Example
    void refuses_digits_that_are_none_or_too_many() {
        for (String bad : List.of("", "12X", "１２", "-1", "1".repeat(FieldValues.MAX_DIGITS + 1))) {
            assertRefused(FormatCode.FIELD_DIGITS, () -> FieldValues.encode(DIGITS, bad));
        }
    }

    @Example
    void refuses_packed_digits_that_no_digits_pack_to() {
        // Empty; a leading zero byte; a number whose first digit is not the mark; the mark alone; far too long.
        for (String bad : List.of("", "000b", "14", "01", "01".repeat(41))) {
            refuse(FormatCode.FIELD_DIGITS, DIGITS, Cbor.bytes(Bytes.ofHex(bad)));
        }
        refuse(FormatCode.FIELD_DIGITS, DIGITS, Cbor.text("12"));
    }

    @Example
    void refuses_days_that_do_not_exist() {
        for (String bad : List.of("", "2026-02-29", "2026-13-01", "26-1-1", "1899-12-31", "+10000-01-01", "今天")) {
            assertRefused(FormatCode.FIELD_DATE, () -> FieldValues.encode(DATE, bad));
        }
        refuse(FormatCode.FIELD_DATE, DATE, Cbor.integer(-1));
        refuse(FormatCode.FIELD_DATE, DATE, Cbor.integer(2_958_464));
        refuse(FormatCode.FIELD_DATE, DATE, Cbor.integer(Long.MAX_VALUE));
    }

    @Example
    void refuses_codes_outside_the_table() {
        assertRefused(FormatCode.FIELD_CODE, () -> FieldValues.encode(CODE, "X"));
        refuse(FormatCode.FIELD_CODE, CODE, Cbor.integer(2));
        refuse(FormatCode.FIELD_CODE, CODE, Cbor.integer(-1));
        refuse(FormatCode.FIELD_CODE, CODE, Cbor.text("M"));
    }

    @Example
    void refuses_text_that_is_empty_too_long_or_padded() {
        for (String bad : List.of("", " ", " 建", "建 ", "建".repeat(101))) {
            assertRefused(FormatCode.FIELD_TEXT, () -> FieldValues.encode(TEXT, bad));
        }
    }

    @Example
    void refuses_text_that_would_hide_or_turn_what_a_clerk_reads() {
        for (String bad : List.of("a\nb", "a\u0000b", "a\u202eb", "a\u2066b", "a\u200bb", "a\ufeffb", "a\ud800b")) {
            assertRefused(FormatCode.FIELD_TEXT, () -> FieldValues.encode(TEXT, bad));
        }
        refuse(FormatCode.FIELD_TEXT, TEXT, Cbor.text("a\u202eb"));
        refuse(FormatCode.FIELD_TEXT, TEXT, Cbor.bytes(Bytes.ofHex("6b27202e5efa")));
    }

    @Example
    void accepts_rare_characters_beyond_sixteen_bits() throws Exception {
        assertThat(roundTrip(TEXT, "𠮷田·阿不都")).isEqualTo("𠮷田·阿不都");
    }

    @Example
    void refuses_a_tagged_value_and_a_tagged_null() {
        refuse(FormatCode.FIELD_TEXT, TEXT, Cbor.tagged(1, Cbor.text("a")));
        refuse(FormatCode.FIELD_TEXT, TEXT, Cbor.tagged(1, Cbor.absent()));
    }

    private static void refuse(FormatCode code, ProfileField field, DataItem item) {
        assertRefused(code, () -> FieldValues.decode(field, item));
    }

    private static String roundTrip(ProfileField field, String value) throws FormatException {
        return FieldValues.decode(field, FieldValues.encode(field, value))
                .map(PassField::value)
                .orElse("");
    }
}
