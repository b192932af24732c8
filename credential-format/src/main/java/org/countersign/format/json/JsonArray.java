package org.countersign.format.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** A JSON array. */
public record JsonArray(List<JsonValue> values) implements JsonValue {
    public JsonArray {
        values = List.copyOf(values);
    }

    /** An array of {@code things}, each written by {@code form}. */
    public static <T> JsonArray of(Collection<T> things, Function<? super T, ? extends JsonValue> form) {
        List<JsonValue> values = new ArrayList<>(things.size());
        for (T thing : things) {
            values.add(form.apply(thing));
        }
        return new JsonArray(values);
    }
}
