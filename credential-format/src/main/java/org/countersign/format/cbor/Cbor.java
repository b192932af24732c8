package org.countersign.format.cbor;

import co.nstant.in.cbor.CborEncoder;
import co.nstant.in.cbor.CborException;
import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.ByteString;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import co.nstant.in.cbor.model.NegativeInteger;
import co.nstant.in.cbor.model.SimpleValue;
import co.nstant.in.cbor.model.SimpleValueType;
import co.nstant.in.cbor.model.UnicodeString;
import co.nstant.in.cbor.model.UnsignedInteger;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;

/** Writes items in the one deterministic encoding, reads them strictly, and makes the few kinds that our formats use. */
public final class Cbor {
    private Cbor() {}

    /** RFC 8949, section 4.2.1. The library's own canonical mode is the older, length-first order, so keys are sorted here. */
    public static Bytes encode(DataItem item) {
        return Bytes.of(write(sorted(item)));
    }

    public static DataItem decode(Bytes encoded, CborRules rules) throws FormatException {
        return new CborReader(encoded.toArray(), rules).readAll();
    }

    public static DataItem integer(long value) {
        return value >= 0 ? new UnsignedInteger(value) : new NegativeInteger(value);
    }

    public static DataItem bytes(Bytes value) {
        return new ByteString(value.toArray());
    }

    public static DataItem text(String value) {
        return new UnicodeString(value);
    }

    public static DataItem absent() {
        return new SimpleValue(SimpleValueType.NULL);
    }

    public static Array array(List<? extends DataItem> items) {
        Array array = new Array();
        items.forEach(array::add);
        return array;
    }

    public static Array array(DataItem... items) {
        return array(List.of(items));
    }

    public static DataItem tagged(long tag, DataItem item) {
        item.getOuterTaggable().setTag(tag);
        return item;
    }

    private static DataItem sorted(DataItem item) {
        return switch (item) {
            case Map map -> taggedLike(item, sortedMap(map));
            case Array array ->
                taggedLike(
                        item,
                        array(array.getDataItems().stream().map(Cbor::sorted).toList()));
            default -> item;
        };
    }

    private static DataItem taggedLike(DataItem original, DataItem copy) {
        if (original.hasTag()) {
            copy.setTag(original.getTag());
        }
        return copy;
    }

    private static Map sortedMap(Map map) {
        Map sorted = new Map();
        map.getKeys().stream()
                .sorted((a, b) -> KeyOrder.compare(write(a), write(b)))
                .forEach(key -> sorted.put(key, sorted(map.get(key))));
        return sorted;
    }

    private static byte[] write(DataItem item) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new CborEncoder(out).nonCanonical().encode(item);
        } catch (CborException e) {
            throw new IllegalStateException("writing CBOR to memory failed", e);
        }
        return out.toByteArray();
    }
}
