package org.countersign.gateway.office.certificates;

import org.countersign.gateway.issuance.types.FieldKind;
import org.countersign.gateway.issuance.types.TypeField;

/** Shows enough of a personal value to tell two people at a counter apart, and too little to tell anybody who they are. Pure. */
public final class Masking {
    private static final int LONG_NUMBER = 12;
    private static final int NAME = 4;

    private Masking() {}

    /** The value with stars in it: 林**, 9999**********2843, 138****1234, 1950-**-**. */
    public static String of(TypeField field, String value) {
        return switch (field.kind()) {
            case FieldKind.Text _ -> text(value);
            case FieldKind.Digits _, FieldKind.Serial _, FieldKind.IdNumber _ -> number(value);
            case FieldKind.Date _ -> value.length() < 4 ? "****" : value.substring(0, 4) + "-**-**";
            case FieldKind.Code _ -> "**";
        };
    }

    private static String text(String value) {
        var points = value.codePoints().toArray();
        if (points.length == 0) {
            return "";
        }
        if (isNumber(value) && points.length >= NAME) {
            return number(value);
        }
        var kept = points.length <= NAME ? 1 : 2;
        // Two stars for a name of any length: how long it is says something too.
        return new String(points, 0, kept) + (points.length <= NAME ? "**" : "******");
    }

    private static String number(String value) {
        var length = value.length();
        var head = length >= LONG_NUMBER ? 4 : length >= 7 ? 3 : 0;
        var tail = length >= 7 ? 4 : Math.min(2, length / 2);
        return value.substring(0, head) + "*".repeat(length - head - tail) + value.substring(length - tail);
    }

    private static boolean isNumber(String value) {
        return value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == 'X' || c == '-');
    }
}
