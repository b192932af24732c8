package org.countersign.format.json;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON object; its members are sorted by the UTF-16 units of their names, as RFC 8785 §3.2.3 asks. The type says only
 * {@code Map}: the browser has no unmodifiable sorted map.
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public JsonObject {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A reader of the members that knows which were asked for. */
    public JsonFields fields() {
        return new JsonFields(members);
    }

    /** Reads the whole object: members that {@code parse} did not ask for are refused, and so is a value that it cannot accept. */
    public <T> T read(JsonFields.Parser<T> parse) throws JsonException {
        JsonFields fields = fields();
        T value;
        try {
            value = parse.parse(fields);
        } catch (IllegalArgumentException refused) {
            throw new JsonException(JsonException.Reason.BAD_VALUE, String.valueOf(refused.getMessage()), refused);
        }
        fields.done();
        return value;
    }

    /** Collects members; naming one twice is a mistake of the program. */
    public static final class Builder {
        private final SortedMap<String, JsonValue> members = new TreeMap<>();

        private Builder() {}

        public Builder put(String name, JsonValue value) {
            if (members.putIfAbsent(name, value) != null) {
                throw new IllegalStateException("member written twice: " + name);
            }
            return this;
        }

        public Builder put(String name, String text) {
            return put(name, new JsonText(text));
        }

        public Builder put(String name, long integer) {
            return put(name, new JsonInteger(integer));
        }

        public Builder put(String name, boolean flag) {
            return put(name, new JsonBoolean(flag));
        }

        public Builder putNull(String name) {
            return put(name, JsonNull.NULL);
        }

        /** Writes the member when there is a value, and leaves it out otherwise. */
        public Builder putText(String name, Optional<String> text) {
            return text.map(present -> put(name, present)).orElse(this);
        }

        /** Writes the member when there is a value, and leaves it out otherwise. */
        public Builder putInteger(String name, Optional<Long> integer) {
            return integer.map(present -> put(name, present.longValue())).orElse(this);
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
