package org.countersign.format.cbor;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.ByteString;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import co.nstant.in.cbor.model.NegativeInteger;
import co.nstant.in.cbor.model.UnicodeString;
import co.nstant.in.cbor.model.UnsignedInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/** A map that is read member by member; whatever has another kind than asked for is refused with the format's code. */
public final class Claims {
    private final Map map;
    private final FormatCode code;
    private final Set<DataItem> taken = new HashSet<>();

    private Claims(Map map, FormatCode code) {
        this.map = map;
        this.code = code;
    }

    public static Claims of(DataItem item, FormatCode code) throws FormatException {
        if (item instanceof Map map && !item.hasTag()) {
            return new Claims(map, code);
        }
        throw new FormatException(code, "expected a map");
    }

    public long integer(long label) throws FormatException {
        return integerOf(required(Cbor.integer(label)), code);
    }

    public long integer(String name) throws FormatException {
        return integerOf(required(Cbor.text(name)), code);
    }

    public OptionalLong optionalInteger(long label) throws FormatException {
        return optionalInteger(Cbor.integer(label));
    }

    public OptionalLong optionalInteger(String name) throws FormatException {
        return optionalInteger(Cbor.text(name));
    }

    public String text(long label) throws FormatException {
        return textOf(required(Cbor.integer(label)), code);
    }

    public String text(String name) throws FormatException {
        return textOf(required(Cbor.text(name)), code);
    }

    public Bytes bytes(long label) throws FormatException {
        return bytesOf(required(Cbor.integer(label)), code);
    }

    public Bytes bytes(String name) throws FormatException {
        return bytesOf(required(Cbor.text(name)), code);
    }

    public Optional<Bytes> optionalBytes(long label) throws FormatException {
        Optional<DataItem> item = optional(Cbor.integer(label));
        return item.isPresent() ? Optional.of(bytesOf(item.get(), code)) : Optional.empty();
    }

    public List<DataItem> array(long label) throws FormatException {
        return arrayOf(required(Cbor.integer(label)), code);
    }

    public List<DataItem> array(String name) throws FormatException {
        return arrayOf(required(Cbor.text(name)), code);
    }

    public Claims map(long label) throws FormatException {
        return of(required(Cbor.integer(label)), code);
    }

    public Claims map(String name) throws FormatException {
        return of(required(Cbor.text(name)), code);
    }

    public Optional<DataItem> optional(long label) {
        return optional(Cbor.integer(label));
    }

    public Optional<DataItem> optional(String name) {
        return optional(Cbor.text(name));
    }

    /** For closed formats: a member that nobody asked for means that we did not understand the whole. */
    public void refuseOthers() throws FormatException {
        if (taken.size() != map.getKeys().size()) {
            throw new FormatException(code, "an unknown member");
        }
    }

    public static long integerOf(DataItem item, FormatCode code) throws FormatException {
        if (!item.hasTag()) {
            if (item instanceof UnsignedInteger number) {
                return number.getValue().longValueExact();
            }
            if (item instanceof NegativeInteger number) {
                return number.getValue().longValueExact();
            }
        }
        throw new FormatException(code, "expected an integer");
    }

    public static String textOf(DataItem item, FormatCode code) throws FormatException {
        if (item instanceof UnicodeString text && !item.hasTag()) {
            return text.getString();
        }
        throw new FormatException(code, "expected text");
    }

    public static Bytes bytesOf(DataItem item, FormatCode code) throws FormatException {
        if (item instanceof ByteString bytes && !item.hasTag()) {
            return Bytes.of(bytes.getBytes());
        }
        throw new FormatException(code, "expected bytes");
    }

    public static List<DataItem> arrayOf(DataItem item, FormatCode code) throws FormatException {
        if (item instanceof Array array && !item.hasTag()) {
            return List.copyOf(array.getDataItems());
        }
        throw new FormatException(code, "expected an array");
    }

    private OptionalLong optionalInteger(DataItem key) throws FormatException {
        Optional<DataItem> item = optional(key);
        return item.isPresent() ? OptionalLong.of(integerOf(item.get(), code)) : OptionalLong.empty();
    }

    private DataItem required(DataItem key) throws FormatException {
        Optional<DataItem> item = optional(key);
        if (item.isEmpty()) {
            throw new FormatException(code, "member " + key + " is missing");
        }
        return item.get();
    }

    private Optional<DataItem> optional(DataItem key) {
        taken.add(key);
        Optional<DataItem> item = Optional.ofNullable(map.get(key));
        if (item.isEmpty()) {
            taken.remove(key);
        }
        return item;
    }
}
