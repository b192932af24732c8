package org.countersign.format.vectors;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.ByteString;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import co.nstant.in.cbor.model.NegativeInteger;
import co.nstant.in.cbor.model.SimpleValue;
import co.nstant.in.cbor.model.Tag;
import co.nstant.in.cbor.model.UnicodeString;
import co.nstant.in.cbor.model.UnsignedInteger;
import com.eclipsesource.json.Json;
import java.util.Locale;
import java.util.stream.Collectors;
import org.countersign.format.Bytes;
import org.jspecify.annotations.Nullable;

/** The diagnostic notation of RFC 8949, section 8, for the kinds that our reader knows. */
final class Diagnostic {
    private Diagnostic() {}

    static String of(DataItem item) {
        return tagged(item.getTag(), untagged(item));
    }

    /** The library keeps the innermost tag on the item and the outer ones on the tags. */
    private static String tagged(@Nullable Tag tag, String inner) {
        return tag == null ? inner : tagged(tag.getTag(), tag.getValue() + "(" + inner + ")");
    }

    private static String untagged(DataItem item) {
        return switch (item) {
            case UnsignedInteger number -> number.getValue().toString();
            case NegativeInteger number -> number.getValue().toString();
            case ByteString bytes -> "h'" + Bytes.of(bytes.getBytes()).hex() + "'";
            case UnicodeString text -> Json.value(text.getString()).toString();
            case Array array ->
                array.getDataItems().stream().map(Diagnostic::of).collect(Collectors.joining(", ", "[", "]"));
            case Map map ->
                map.getKeys().stream()
                        .map(key -> of(key) + ": " + of(map.get(key)))
                        .collect(Collectors.joining(", ", "{", "}"));
            case SimpleValue value -> value.getSimpleValueType().name().toLowerCase(Locale.ROOT);
            default -> throw new IllegalStateException("a kind that our reader does not make: " + item);
        };
    }
}
