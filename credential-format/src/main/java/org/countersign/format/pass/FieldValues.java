package org.countersign.format.pass;

import co.nstant.in.cbor.model.DataItem;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Names;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.Claims;

/** Turns field values into CBOR and back. Each value has one encoding; each refusal names the field, never the value. */
final class FieldValues {
    static final int MAX_DIGITS = 40;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay() - FIRST_DAY.toEpochDay();

    private FieldValues() {}

    static DataItem encode(ProfileField field, String value) throws FormatException {
        return switch (field.codec()) {
            case FieldCodec.Text text -> PackedText.encode(field.name(), value);
            case FieldCodec.Digits digits -> Cbor.bytes(packDigits(field, value));
            case FieldCodec.Serial serial -> Cbor.bytes(PackedSerial.encode(field.name(), value));
            case FieldCodec.Date date -> Cbor.integer(dayNumber(field, value));
            case FieldCodec.Code code -> Cbor.integer(position(field, code.table(), value));
        };
    }

    static Optional<PassField> decode(ProfileField field, DataItem item) throws FormatException {
        if (Cbor.absent().equals(item)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (field.codec()) {
                    case FieldCodec.Text text -> plain(field, PackedText.decode(field.name(), item));
                    case FieldCodec.Digits digits -> plain(field, unpackDigits(field, item));
                    case FieldCodec.Serial serial ->
                        plain(field, PackedSerial.decode(field.name(), Claims.bytesOf(item, FormatCode.FIELD_SERIAL)));
                    case FieldCodec.Date date -> plain(field, day(field, item).toString());
                    case FieldCodec.Code code -> coded(field, code.table(), item);
                });
    }

    private static PassField plain(ProfileField field, String value) {
        return new PassField(field.name(), field.label(), value, new Names(value, value));
    }

    /** The number made of "1" and the digits, so that leading zeros count; big-endian, shortest. */
    private static Bytes packDigits(ProfileField field, String value) throws FormatException {
        boolean digits = !value.isEmpty()
                && value.length() <= MAX_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw refuse(FormatCode.FIELD_DIGITS, field, "expected 1 to 40 digits");
        }
        byte[] packed = new BigInteger("1" + value).toByteArray();
        Bytes bytes = Bytes.of(packed);
        return packed[0] == 0 ? bytes.slice(1, packed.length) : bytes;
    }

    private static String unpackDigits(ProfileField field, DataItem item) throws FormatException {
        Bytes packed = Claims.bytesOf(item, FormatCode.FIELD_DIGITS);
        byte[] bytes = packed.toArray();
        if (bytes.length == 0 || bytes.length > MAX_DIGITS || bytes[0] == 0) {
            throw refuse(FormatCode.FIELD_DIGITS, field, "expected packed digits");
        }
        String marked = new BigInteger(1, bytes).toString();
        if (marked.length() < 2 || marked.length() > MAX_DIGITS + 1 || marked.charAt(0) != '1') {
            throw refuse(FormatCode.FIELD_DIGITS, field, "expected packed digits");
        }
        return marked.substring(1);
    }

    private static long dayNumber(ProfileField field, String value) throws FormatException {
        long number;
        try {
            number = CityTime.day(value).toEpochDay() - FIRST_DAY.toEpochDay();
        } catch (IllegalArgumentException e) {
            throw refuse(FormatCode.FIELD_DATE, field, "expected a day as yyyy-mm-dd");
        }
        return requireDay(field, number);
    }

    private static LocalDate day(ProfileField field, DataItem item) throws FormatException {
        return FIRST_DAY.plusDays(requireDay(field, Claims.integerOf(item, FormatCode.FIELD_DATE)));
    }

    private static long requireDay(ProfileField field, long number) throws FormatException {
        if (number < 0 || number > LAST_DAY) {
            throw refuse(FormatCode.FIELD_DATE, field, "expected a day between 1900 and 9999");
        }
        return number;
    }

    private static int position(ProfileField field, List<CodeEntry> table, String value) throws FormatException {
        for (int i = 0; i < table.size(); i++) {
            if (table.get(i).code().equals(value)) {
                return i;
            }
        }
        throw refuse(FormatCode.FIELD_CODE, field, "expected one of the type's codes");
    }

    private static PassField coded(ProfileField field, List<CodeEntry> table, DataItem item) throws FormatException {
        long position = Claims.integerOf(item, FormatCode.FIELD_CODE);
        if (position < 0 || position >= table.size()) {
            throw refuse(FormatCode.FIELD_CODE, field, "a code that the type's table does not have");
        }
        CodeEntry entry = table.get((int) position);
        return new PassField(field.name(), field.label(), entry.code(), entry.label());
    }

    private static FormatException refuse(FormatCode code, ProfileField field, String expected) {
        return new FormatException(code, "field " + field.name() + ": " + expected);
    }
}
