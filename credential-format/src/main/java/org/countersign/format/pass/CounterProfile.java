package org.countersign.format.pass;

import co.nstant.in.cbor.model.DataItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;

/**
 * Which fields of a certificate travel in its counter pass, in which order and encoding. Part of the type's definition;
 * a counter has it from the trust bundle. Every field may be absent. A profile only grows at its end, so that passes of
 * yesterday stay readable; any other change is a new type number.
 */
public record CounterProfile(List<ProfileField> fields) {
    public static final int MAX_FIELDS = 16;

    public CounterProfile {
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        boolean distinct = fields.stream().allMatch(field -> names.add(field.name()));
        if (fields.isEmpty() || fields.size() > MAX_FIELDS || !distinct) {
            throw new IllegalArgumentException("a counter profile has 1 to 16 fields of distinct names");
        }
    }

    List<DataItem> encode(Map<String, String> values) throws FormatException {
        List<DataItem> items = new ArrayList<>();
        int used = 0;
        for (ProfileField field : fields) {
            String value = values.get(field.name());
            if (value != null) {
                used++;
            }
            items.add(value == null ? Cbor.absent() : FieldValues.encode(field, value));
        }
        if (used < values.size()) {
            throw new FormatException(FormatCode.FIELD_UNKNOWN, "a field that the counter profile does not have");
        }
        return items;
    }

    List<PassField> decode(List<DataItem> items) throws FormatException {
        if (items.size() > fields.size()) {
            throw new FormatException(
                    FormatCode.PASS_FIELDS, "expected at most " + fields.size() + " fields, found " + items.size());
        }
        List<PassField> decoded = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Optional<PassField> field = FieldValues.decode(fields.get(i), items.get(i));
            field.ifPresent(decoded::add);
        }
        return List.copyOf(decoded);
    }
}
