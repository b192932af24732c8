package org.countersign.gateway.issuance.types;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks one value against its field. Pure; the same input gives the same answer. */
public final class FieldCheck {
    /** Values of any kind are cut off here before anything looks at them: the longest text, in the most bytes that normalising can take. */
    private static final int LONGEST_INPUT_CHARS = 8192;

    private static final Pattern SERIAL = Pattern.compile("[0-9A-Z-]*");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private FieldCheck() {}

    /** Checks a value that is there; an absent one is {@link FieldFault#REQUIRED} or not, by {@link TypeField#required()}. */
    public static FieldResult check(TypeField field, String raw) {
        if (raw.length() > LONGEST_INPUT_CHARS) {
            return refused(FieldFault.TOO_LONG);
        }
        var value = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (!Characters.areAllowed(value)) {
            return refused(FieldFault.FORBIDDEN_CHARACTER);
        }
        return switch (field.kind()) {
            case FieldKind.Text text -> text(text, value);
            case FieldKind.Digits digits -> digits(digits, value);
            case FieldKind.Serial serial -> serial(serial, value);
            case FieldKind.Date _ ->
                day(value)
                        .<FieldResult>map(day -> new FieldResult.Accepted(day.toString()))
                        .orElse(refused(FieldFault.NOT_A_DATE));
            case FieldKind.Code code -> entry(code, value);
            case FieldKind.IdNumber(var scheme) -> idNumber(scheme, value.toUpperCase(Locale.ROOT));
        };
    }

    /** A real day written {@code yyyy-MM-dd}, between 1900 and 2199. */
    public static Optional<LocalDate> day(String value) {
        try {
            var day = LocalDate.parse(value, DAY);
            return day.isBefore(EARLIEST) || day.isAfter(LATEST) || value.length() != 10
                    ? Optional.empty()
                    : Optional.of(day);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static FieldResult text(FieldKind.Text kind, String value) {
        return sized(
                value, value.codePointCount(0, value.length()), kind.minLength(), kind.maxLength(), kind.pattern());
    }

    private static FieldResult digits(FieldKind.Digits kind, String value) {
        if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return refused(FieldFault.NOT_DIGITS);
        }
        return sized(value, value.length(), kind.minLength(), kind.maxLength(), kind.pattern());
    }

    private static FieldResult serial(FieldKind.Serial kind, String value) {
        if (!SERIAL.matcher(value).matches()) {
            return refused(FieldFault.WRONG_PATTERN);
        }
        return sized(value, value.length(), kind.minLength(), kind.maxLength(), kind.pattern());
    }

    private static FieldResult sized(String value, int length, int min, int max, Optional<Pattern> pattern) {
        if (length > max) {
            return refused(FieldFault.TOO_LONG);
        }
        if (length < min) {
            return refused(FieldFault.TOO_SHORT);
        }
        if (pattern.isPresent() && !pattern.get().matcher(value).matches()) {
            return refused(FieldFault.WRONG_PATTERN);
        }
        return new FieldResult.Accepted(value);
    }

    /** People write the check character X in either case; one number has one form here. */
    private static FieldResult idNumber(FieldKind.Scheme scheme, String value) {
        return IdNumbers.isValid(scheme, value)
                ? new FieldResult.Accepted(value)
                : refused(FieldFault.NOT_AN_ID_NUMBER);
    }

    private static FieldResult entry(FieldKind.Code kind, String value) {
        return kind.table().stream()
                .filter(entry -> entry.code().equals(value)
                        || entry.label().zh().equals(value)
                        || entry.label().en().equals(value))
                .findFirst()
                .<FieldResult>map(entry -> new FieldResult.Accepted(entry.code()))
                .orElse(refused(FieldFault.NOT_IN_TABLE));
    }

    private static FieldResult refused(FieldFault fault) {
        return new FieldResult.Refused(fault);
    }
}
