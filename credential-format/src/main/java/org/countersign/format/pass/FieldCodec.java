package org.countersign.format.pass;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How one field travels inside a pass. */
public sealed interface FieldCodec {
    /** Short text, NFC; in UTF-8, or in UTF-16BE where that is shorter, as it is for Chinese. */
    record Text() implements FieldCodec {}

    /** A decimal string, leading zeros kept, packed into bytes. */
    record Digits() implements FieldCodec {}

    /** A document's number: digits, capital letters and hyphens, packed into bytes. */
    record Serial() implements FieldCodec {}

    /** A day, as days since 1900-01-01. */
    record Date() implements FieldCodec {}

    /** One entry of the type's table, as its position. A table only grows at its end. */
    record Code(List<CodeEntry> table) implements FieldCodec {
        static final int MAX_ENTRIES = 1000;

        public Code {
            table = List.copyOf(table);
            Set<String> codes = new HashSet<>();
            boolean distinct = table.stream().allMatch(entry -> codes.add(entry.code()));
            if (table.isEmpty() || table.size() > MAX_ENTRIES || !distinct) {
                throw new IllegalArgumentException("a code table has 1 to 1000 distinct codes");
            }
        }
    }

    static FieldCodec text() {
        return new Text();
    }

    static FieldCodec digits() {
        return new Digits();
    }

    static FieldCodec serial() {
        return new Serial();
    }

    static FieldCodec date() {
        return new Date();
    }

    static FieldCodec code(List<CodeEntry> table) {
        return new Code(table);
    }
}
