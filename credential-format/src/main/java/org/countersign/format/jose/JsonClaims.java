package org.countersign.format.jose;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.UnixTime;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonInteger;
import org.countersign.format.json.JsonValue.JsonText;

/**
 * A JSON object that is read member by member; whatever has another type than asked for is refused with the format's code. A member
 * that is {@code null} is there and has the wrong type: an {@code exp} of null must not mean that something never ends.
 */
public final class JsonClaims {
    private final JsonObject object;
    private final FormatCode code;

    public JsonClaims(JsonObject object, FormatCode code) {
        this.object = object;
        this.code = code;
    }

    public boolean has(String name) {
        return object.members().containsKey(name);
    }

    public Optional<JsonValue> optional(String name) {
        return Optional.ofNullable(object.members().get(name));
    }

    public String text(String name) throws FormatException {
        return textOf(name, required(name));
    }

    public Optional<String> optionalText(String name) throws FormatException {
        Optional<JsonValue> value = optional(name);
        return value.isPresent() ? Optional.of(textOf(name, value.get())) : Optional.empty();
    }

    public long integer(String name) throws FormatException {
        if (required(name) instanceof JsonInteger(long integer)) {
            return integer;
        }
        throw refuse(name, "an integer");
    }

    /** A NumericDate of RFC 7519 in whole seconds. */
    public Instant time(String name) throws FormatException {
        return UnixTime.instant(integer(name), code);
    }

    public Optional<Instant> optionalTime(String name) throws FormatException {
        return has(name) ? Optional.of(time(name)) : Optional.empty();
    }

    public List<JsonValue> array(String name) throws FormatException {
        if (required(name) instanceof JsonArray(List<JsonValue> values)) {
            return values;
        }
        throw refuse(name, "an array");
    }

    public JsonObject objectOf(String name) throws FormatException {
        if (required(name) instanceof JsonObject member) {
            return member;
        }
        throw refuse(name, "an object");
    }

    public JsonClaims claims(String name) throws FormatException {
        return new JsonClaims(objectOf(name), code);
    }

    private JsonValue required(String name) throws FormatException {
        Optional<JsonValue> value = optional(name);
        if (value.isEmpty()) {
            throw new FormatException(code, "member " + name + " is missing");
        }
        return value.get();
    }

    private String textOf(String name, JsonValue value) throws FormatException {
        if (value instanceof JsonText(String text)) {
            return text;
        }
        throw refuse(name, "a text");
    }

    private FormatException refuse(String name, String expected) {
        return new FormatException(code, "member " + name + ": expected " + expected);
    }
}
