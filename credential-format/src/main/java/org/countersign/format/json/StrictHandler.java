package org.countersign.format.json;

import com.eclipsesource.json.JsonHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.format.json.JsonException.Reason;
import org.countersign.format.json.JsonValue.JsonBoolean;
import org.countersign.format.json.JsonValue.JsonFraction;
import org.countersign.format.json.JsonValue.JsonInteger;
import org.countersign.format.json.JsonValue.JsonNull;
import org.countersign.format.json.JsonValue.JsonText;

/** Builds our values from the parser's events and refuses what the parser itself would let pass. */
final class StrictHandler extends JsonHandler<List<JsonValue>, SortedMap<String, JsonValue>> {
    private final int maxDepth;
    private int depth;
    private JsonValue last = JsonNull.NULL;

    StrictHandler(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    JsonValue result() {
        return last;
    }

    @Override
    public void endNull() {
        last = JsonNull.NULL;
    }

    @Override
    public void endBoolean(boolean value) {
        last = new JsonBoolean(value);
    }

    @Override
    public void endString(String value) {
        requireWholePairs(value);
        last = new JsonText(value);
    }

    @Override
    public void endNumber(String literal) {
        last = number(literal);
    }

    @Override
    public List<JsonValue> startArray() {
        enter();
        return new ArrayList<>();
    }

    @Override
    public void endArrayValue(List<JsonValue> values) {
        values.add(last);
    }

    @Override
    public void endArray(List<JsonValue> values) {
        depth--;
        last = new JsonArray(values);
    }

    @Override
    public SortedMap<String, JsonValue> startObject() {
        enter();
        return new TreeMap<>();
    }

    @Override
    public void endObjectName(SortedMap<String, JsonValue> members, String name) {
        requireWholePairs(name);
        if (members.containsKey(name)) {
            throw new Refused(Reason.DUPLICATE_MEMBER, "a member is named twice");
        }
    }

    @Override
    public void endObjectValue(SortedMap<String, JsonValue> members, String name) {
        members.put(name, last);
    }

    @Override
    public void endObject(SortedMap<String, JsonValue> members) {
        depth--;
        last = new JsonObject(members);
    }

    private void enter() {
        depth++;
        if (depth > maxDepth) {
            throw new Refused(Reason.TOO_DEEP, "nested deeper than " + maxDepth);
        }
    }

    /** Minus zero is refused as an integer: it would be a second way to write zero. */
    private static JsonValue number(String literal) {
        if (!hasDigitsOnly(literal) || literal.equals("-0")) {
            return new JsonFraction(literal);
        }
        try {
            return new JsonInteger(Long.parseLong(literal));
        } catch (NumberFormatException beyondLong) {
            return new JsonFraction(literal);
        }
    }

    private static boolean hasDigitsOnly(String literal) {
        for (int i = literal.startsWith("-") ? 1 : 0; i < literal.length(); i++) {
            if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static void requireWholePairs(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new Refused(Reason.NOT_UNICODE, "half a surrogate pair");
            }
        }
    }

    /** Stops the parser; the reader turns it into a {@link JsonException}. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final JsonException exception;

        Refused(Reason reason, String message) {
            super(message);
            this.exception = new JsonException(reason, message, this);
        }

        JsonException exception() {
            return exception;
        }
    }
}
