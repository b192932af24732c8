package org.countersign.gateway.office.issue;

import java.util.List;
import org.countersign.format.Names;
import org.countersign.gateway.issuance.types.FieldKind;
import org.countersign.gateway.issuance.types.TypeField;

/**
 * One field of a form.
 *
 * @param kind TEXT, DIGITS, SERIAL, DATE, CODE or ID_NUMBER
 * @param max the most characters that may be typed
 * @param value what was typed before
 * @param now what the certificate says, where one is corrected; with stars in it where the officer may not see it
 * @param wrongZh why the value is refused, with {@code wrongEn}; empty when it is not
 */
record FormField(
        String name,
        Names label,
        String kind,
        boolean required,
        boolean personal,
        int max,
        List<Choice> choices,
        String value,
        String now,
        String wrongZh,
        String wrongEn) {
    private static final int DAY = 10;
    private static final int ID_NUMBER = 18;

    FormField {
        choices = List.copyOf(choices);
    }

    /** One entry of a code table. */
    record Choice(String code, String zh, String en) {}

    static FormField of(TypeField field, String value, String now) {
        return new FormField(
                field.name(),
                field.label(),
                kind(field.kind()),
                field.required(),
                field.personal(),
                max(field.kind()),
                choices(field.kind()),
                value,
                now,
                "",
                "");
    }

    FormField wrong(Names why) {
        return new FormField(name, label, kind, required, personal, max, choices, value, now, why.zh(), why.en());
    }

    /** So that a phone or a pad offers digits. */
    public String inputMode() {
        return kind.equals("DIGITS") ? "numeric" : "text";
    }

    private static String kind(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text _ -> "TEXT";
            case FieldKind.Digits _ -> "DIGITS";
            case FieldKind.Serial _ -> "SERIAL";
            case FieldKind.Date _ -> "DATE";
            case FieldKind.Code _ -> "CODE";
            case FieldKind.IdNumber _ -> "ID_NUMBER";
        };
    }

    private static int max(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text text -> text.maxLength();
            case FieldKind.Digits digits -> digits.maxLength();
            case FieldKind.Serial serial -> serial.maxLength();
            case FieldKind.Date _ -> DAY;
            case FieldKind.Code _ -> 64;
            case FieldKind.IdNumber _ -> ID_NUMBER;
        };
    }

    private static List<Choice> choices(FieldKind kind) {
        return kind instanceof FieldKind.Code(var table)
                ? table.stream()
                        .map(entry -> new Choice(
                                entry.code(), entry.label().zh(), entry.label().en()))
                        .toList()
                : List.of();
    }
}
