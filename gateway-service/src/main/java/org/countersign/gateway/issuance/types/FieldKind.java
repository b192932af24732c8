package org.countersign.gateway.issuance.types;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.format.Names;

/** What a field may hold. The set is closed: a new type needs no new kind, a new kind needs code and a decision. */
public sealed interface FieldKind {
    /** Words. Lengths are in code points after normalisation to NFC. */
    record Text(int minLength, int maxLength, Optional<Pattern> pattern) implements FieldKind {}

    /** Decimal digits, leading zeros kept. */
    record Digits(int minLength, int maxLength, Optional<Pattern> pattern) implements FieldKind {}

    /** A document's number: digits, capital letters A to Z and hyphens. */
    record Serial(int minLength, int maxLength, Optional<Pattern> pattern) implements FieldKind {}

    /** A calendar day, written {@code yyyy-MM-dd}. */
    record Date() implements FieldKind {}

    /** One entry of a table; the counter pass carries its position, so a table only ever grows at its end. */
    record Code(List<TableEntry> table) implements FieldKind {
        public Code {
            table = List.copyOf(table);
        }
    }

    /** A number with a check character. */
    record IdNumber(Scheme scheme) implements FieldKind {}

    record TableEntry(String code, Names label) {}

    enum Scheme {
        /** GB 11643 citizen identity number. */
        CITIZEN,
        /** GB 32100 unified social credit code. */
        SOCIAL_CREDIT
    }
}
