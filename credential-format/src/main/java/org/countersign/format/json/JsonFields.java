package org.countersign.format.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.countersign.format.json.JsonException.Reason;
import org.countersign.format.json.JsonValue.JsonBoolean;
import org.countersign.format.json.JsonValue.JsonInteger;
import org.countersign.format.json.JsonValue.JsonNull;
import org.countersign.format.json.JsonValue.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one object by name and type. Call {@link #done()} at the end: it refuses every member that nobody asked for, so
 * that no two readers see different things in one text.
 */
public final class JsonFields {
    private final Map<String, JsonValue> members;
    private final Set<String> asked = new HashSet<>();

    JsonFields(Map<String, JsonValue> members) {
        this.members = members;
    }

    public String text(String name) throws JsonException {
        return textOf(name, required(name));
    }

    /** A text that {@code parse} understands; its {@link IllegalArgumentException} becomes {@link Reason#BAD_VALUE}. */
    public <T> T text(String name, Function<String, T> parse) throws JsonException {
        return parsed(name, textOf(name, required(name)), parse);
    }

    public long integer(String name) throws JsonException {
        return integerOf(name, required(name));
    }

    /** An integer that {@code parse} understands; its {@link IllegalArgumentException} becomes {@link Reason#BAD_VALUE}. */
    public <T> T integer(String name, LongFunction<T> parse) throws JsonException {
        return parsed(name, integerOf(name, required(name)), parse::apply);
    }

    public boolean bool(String name) throws JsonException {
        if (required(name) instanceof JsonBoolean(boolean value)) {
            return value;
        }
        throw wrongType(name, "true or false");
    }

    public JsonFields object(String name) throws JsonException {
        if (required(name) instanceof JsonObject object) {
            return object.fields();
        }
        throw wrongType(name, "an object");
    }

    public JsonArray array(String name) throws JsonException {
        if (required(name) instanceof JsonArray array) {
            return array;
        }
        throw wrongType(name, "an array");
    }

    /** An array of texts that {@code parse} understands. */
    public <T> List<T> texts(String name, Function<String, T> parse) throws JsonException {
        List<T> texts = new ArrayList<>();
        for (JsonValue element : array(name).values()) {
            texts.add(parsed(name, textOf(name, element), parse));
        }
        return texts;
    }

    /** An array of objects that {@code parse} reads; each is checked for unknown members afterwards. */
    public <T> List<T> objects(String name, Parser<T> parse) throws JsonException {
        List<T> objects = new ArrayList<>();
        for (JsonValue element : array(name).values()) {
            if (!(element instanceof JsonObject object)) {
                throw wrongType(name, "an array of objects");
            }
            objects.add(object.read(parse));
        }
        return objects;
    }

    /** An object that {@code parse} reads; it is checked for unknown members afterwards. */
    public <T> T object(String name, Parser<T> parse) throws JsonException {
        if (required(name) instanceof JsonObject object) {
            return object.read(parse);
        }
        throw wrongType(name, "an object");
    }

    /** An object whose names are data and whose values are texts. */
    public Map<String, String> textsByName(String name) throws JsonException {
        if (!(required(name) instanceof JsonObject object)) {
            throw wrongType(name, "an object");
        }
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            texts.put(member.getKey(), textOf(name, member.getValue()));
        }
        return texts;
    }

    /** The text, or nothing when the member is absent or null. */
    public <T> Optional<T> optionalText(String name, Function<String, T> parse) throws JsonException {
        JsonValue value = optional(name);
        return value == null ? Optional.empty() : Optional.of(parsed(name, textOf(name, value), parse));
    }

    /** The integer, or nothing when the member is absent or null. */
    public <T> Optional<T> optionalInteger(String name, LongFunction<T> parse) throws JsonException {
        JsonValue value = optional(name);
        return value == null ? Optional.empty() : Optional.of(parsed(name, integerOf(name, value), parse::apply));
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Refuses members that nobody asked for. */
    public void done() throws JsonException {
        for (String name : members.keySet()) {
            if (!asked.contains(name)) {
                throw new JsonException(Reason.UNKNOWN_MEMBER, "unknown member of an object with " + asked);
            }
        }
    }

    /** Reads one object. A value that makes no sense may be reported by {@link IllegalArgumentException}. */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(JsonFields fields) throws JsonException;
    }

    private JsonValue required(String name) throws JsonException {
        asked.add(name);
        JsonValue value = members.get(name);
        if (value == null) {
            throw new JsonException(Reason.MISSING_MEMBER, "missing member " + name);
        }
        return value;
    }

    private @Nullable JsonValue optional(String name) {
        asked.add(name);
        JsonValue value = members.get(name);
        return value == JsonNull.NULL ? null : value;
    }

    private static String textOf(String name, JsonValue value) throws JsonException {
        if (value instanceof JsonText(String text)) {
            return text;
        }
        throw wrongType(name, "a text");
    }

    private static long integerOf(String name, JsonValue value) throws JsonException {
        if (value instanceof JsonInteger(long integer)) {
            return integer;
        }
        throw wrongType(name, "an integer");
    }

    private static <A, T> T parsed(String name, A raw, Function<A, T> parse) throws JsonException {
        try {
            return parse.apply(raw);
        } catch (IllegalArgumentException refused) {
            throw new JsonException(Reason.BAD_VALUE, name + ": " + refused.getMessage(), refused);
        }
    }

    private static JsonException wrongType(String name, String expected) {
        return new JsonException(Reason.WRONG_TYPE, name + " must be " + expected);
    }
}
