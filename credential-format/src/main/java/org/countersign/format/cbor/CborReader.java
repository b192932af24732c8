package org.countersign.format.cbor;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.ByteString;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import co.nstant.in.cbor.model.NegativeInteger;
import co.nstant.in.cbor.model.SimpleValue;
import co.nstant.in.cbor.model.SimpleValueType;
import co.nstant.in.cbor.model.UnicodeString;
import co.nstant.in.cbor.model.UnsignedInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/**
 * Reads one item strictly. The library's own decoder accepts indefinite lengths, long heads, repeated keys and trailing
 * bytes, and reserves memory on the sender's word; this one never reserves more than the input can hold.
 */
final class CborReader {
    static final int MAX_DEPTH = 16;
    /** A byte may be an item, and an item in memory is many bytes. */
    static final int MAX_ITEMS = 1 << 18;
    /** Far above what our formats have; keys whose hashes collide would make a large map slow. */
    static final int MAX_MAP_SIZE = 256;

    private final byte[] in;
    private final CborRules rules;
    private int at;
    private int items;

    CborReader(byte[] in, CborRules rules) {
        this.in = in;
        this.rules = rules;
    }

    DataItem readAll() throws FormatException {
        DataItem item = read(0);
        if (at != in.length) {
            throw refuse(FormatCode.CBOR_TRAILING, "after the item");
        }
        return item;
    }

    private DataItem read(int depth) throws FormatException {
        if (depth > MAX_DEPTH) {
            throw refuse(FormatCode.CBOR_TOO_DEEP, "more than " + MAX_DEPTH + " levels");
        }
        if (++items > MAX_ITEMS) {
            throw refuse(FormatCode.CBOR_TOO_LARGE, "more than " + MAX_ITEMS + " items");
        }
        int head = next();
        int major = head >> 5;
        int info = head & 0x1f;
        return switch (major) {
            case 0 -> new UnsignedInteger(argument(info));
            case 1 -> new NegativeInteger(-1 - argument(info));
            case 2 -> new ByteString(take(argument(info)));
            case 3 -> new UnicodeString(utf8(take(argument(info))));
            case 4 -> readArray(count(argument(info), 1), depth);
            case 5 -> readMap(count(argument(info), 2), depth);
            case 6 -> readTagged(argument(info), depth);
            case 7 -> readSimple(info);
            default -> throw new IllegalStateException("a head has three bits of type");
        };
    }

    private Array readArray(int size, int depth) throws FormatException {
        Array array = new Array(size);
        for (int i = 0; i < size; i++) {
            array.add(read(depth + 1));
        }
        return array;
    }

    private Map readMap(int size, int depth) throws FormatException {
        if (size > MAX_MAP_SIZE) {
            throw refuse(FormatCode.CBOR_TOO_LARGE, "a map of more than " + MAX_MAP_SIZE + " members");
        }
        Map map = new Map(size);
        byte[] previous = {};
        for (int i = 0; i < size; i++) {
            int start = at;
            DataItem key = readKey(depth);
            byte[] encoded = Arrays.copyOfRange(in, start, at);
            if (map.get(key) != null) {
                throw refuse(FormatCode.CBOR_KEY_DUPLICATE, "in a map");
            }
            if (rules == CborRules.DETERMINISTIC && i > 0 && KeyOrder.compare(previous, encoded) >= 0) {
                throw refuse(FormatCode.CBOR_KEY_ORDER, "in a map");
            }
            map.put(key, read(depth + 1));
            previous = encoded;
        }
        return map;
    }

    /** Keys are integers or text, as in all of COSE and CWT; anything else could make comparing keys costly. */
    private DataItem readKey(int depth) throws FormatException {
        DataItem key = read(depth + 1);
        boolean plain = !key.hasTag()
                && (key instanceof UnsignedInteger || key instanceof NegativeInteger || key instanceof UnicodeString);
        if (!plain) {
            throw refuse(FormatCode.CBOR_UNSUPPORTED, "a map key is neither integer nor text");
        }
        return key;
    }

    private DataItem readTagged(long tag, int depth) throws FormatException {
        DataItem item = read(depth + 1);
        item.getOuterTaggable().setTag(tag);
        return item;
    }

    /**
     * Floating point has no place in any of our formats; one value would have several encodings. Each value is a new
     * object: the library's constants are shared and mutable, so a tag around one would stay on it for everybody.
     */
    private DataItem readSimple(int info) throws FormatException {
        return switch (info) {
            case 20 -> new SimpleValue(SimpleValueType.FALSE);
            case 21 -> new SimpleValue(SimpleValueType.TRUE);
            case 22 -> new SimpleValue(SimpleValueType.NULL);
            default -> throw refuse(FormatCode.CBOR_UNSUPPORTED, "simple value or floating point " + info);
        };
    }

    private long argument(int info) throws FormatException {
        if (info < 24) {
            return info;
        }
        if (info == 31) {
            throw refuse(FormatCode.CBOR_INDEFINITE, "indefinite length");
        }
        if (info > 27) {
            throw refuse(FormatCode.CBOR_UNSUPPORTED, "reserved head " + info);
        }
        int width = 1 << (info - 24);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | next();
        }
        if (value < 0) {
            throw refuse(FormatCode.CBOR_TOO_LARGE, "an integer of more than 63 bits");
        }
        if (rules == CborRules.DETERMINISTIC && value < smallestOf(info)) {
            throw refuse(FormatCode.CBOR_NOT_SHORTEST, "a head is longer than needed");
        }
        return value;
    }

    private static long smallestOf(int info) {
        return switch (info) {
            case 24 -> 24;
            case 25 -> 1L << 8;
            case 26 -> 1L << 16;
            default -> 1L << 32;
        };
    }

    /** A count that the rest of the input cannot fill is refused before anything is reserved for it. */
    private int count(long count, int minBytesEach) throws FormatException {
        if (count > (in.length - at) / minBytesEach) {
            throw refuse(FormatCode.CBOR_TRUNCATED, "fewer items than announced");
        }
        return (int) count;
    }

    private byte[] take(long length) throws FormatException {
        if (length > in.length - at) {
            throw refuse(FormatCode.CBOR_TRUNCATED, "fewer bytes than announced");
        }
        byte[] taken = Arrays.copyOfRange(in, at, at + (int) length);
        at += (int) length;
        return taken;
    }

    private int next() throws FormatException {
        if (at >= in.length) {
            throw refuse(FormatCode.CBOR_TRUNCATED, "the input ends inside an item");
        }
        return in[at++] & 0xff;
    }

    /** Decoding replaces what is malformed; encoding again then gives other bytes. */
    private String utf8(byte[] bytes) throws FormatException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw refuse(FormatCode.CBOR_UTF8, "text is not UTF-8");
        }
        return text;
    }

    private FormatException refuse(FormatCode code, String what) {
        return new FormatException(code, what + ", at byte " + at);
    }
}
