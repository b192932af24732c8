package org.countersign.browser;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.ByteString;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import co.nstant.in.cbor.model.NegativeInteger;
import co.nstant.in.cbor.model.SimpleValue;
import co.nstant.in.cbor.model.SimpleValueType;
import co.nstant.in.cbor.model.Tag;
import co.nstant.in.cbor.model.UnicodeString;
import co.nstant.in.cbor.model.UnsignedInteger;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** The diagnostic notation of RFC 8949, section 8, for the kinds that our reader knows. */
final class CborDiagnostic {
    private CborDiagnostic() {}

    static String of(DataItem item) {
        return tagged(item.getTag(), untagged(item));
    }

    /** The library keeps the innermost tag on the item and the outer ones on the tags. */
    private static String tagged(@Nullable Tag tag, String inner) {
        return tag == null ? inner : tagged(tag.getTag(), tag.getValue() + "(" + inner + ")");
    }

    /** Our reader takes integers of 64 bits with a sign and none beyond. */
    private static String untagged(DataItem item) {
        return switch (item) {
            case UnsignedInteger number -> Long.toString(number.getValue().longValue());
            case NegativeInteger number -> Long.toString(number.getValue().longValue());
            case ByteString bytes -> "h'" + Bytes.of(bytes.getBytes()).hex() + "'";
            case UnicodeString text -> JsonWriter.canonical(new JsonText(text.getString()));
            case Array array -> array(array);
            case Map map -> map(map);
            case SimpleValue value -> simple(value.getSimpleValueType());
            default -> throw new IllegalStateException("a kind that our reader does not make");
        };
    }

    private static String array(Array array) {
        StringBuilder items = new StringBuilder();
        for (DataItem item : array.getDataItems()) {
            items.append(items.length() == 0 ? "" : ", ").append(of(item));
        }
        return "[" + items + "]";
    }

    private static String map(Map map) {
        StringBuilder items = new StringBuilder();
        for (DataItem key : map.getKeys()) {
            items.append(items.length() == 0 ? "" : ", ")
                    .append(of(key))
                    .append(": ")
                    .append(of(map.get(key)));
        }
        return "{" + items + "}";
    }

    private static String simple(SimpleValueType type) {
        return switch (type) {
            case FALSE -> "false";
            case TRUE -> "true";
            case NULL -> "null";
            case UNDEFINED -> "undefined";
            default -> throw new IllegalStateException("a kind that our reader does not make");
        };
    }
}
