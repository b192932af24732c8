package org.countersign.format.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.countersign.format.json.JsonValue.JsonBoolean;
import org.countersign.format.json.JsonValue.JsonFraction;
import org.countersign.format.json.JsonValue.JsonInteger;
import org.countersign.format.json.JsonValue.JsonNull;
import org.countersign.format.json.JsonValue.JsonText;

/**
 * Writes JSON canonically: members sorted, no white space, shortest escapes (RFC 8785 §3.2, with integers of 64 bits instead of its
 * floating-point numbers). Equal values give equal bytes.
 */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private JsonWriter() {}

    public static String canonical(JsonValue value) {
        StringBuilder out = new StringBuilder(256);
        write(out, value);
        return out.toString();
    }

    public static byte[] canonicalBytes(JsonValue value) {
        return canonical(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(StringBuilder out, JsonValue value) {
        switch (value) {
            case JsonNull.NULL -> out.append("null");
            case JsonBoolean(boolean flag) -> out.append(flag);
            case JsonInteger(long integer) -> out.append(integer);
            case JsonText(String text) -> writeText(out, text);
            case JsonArray array -> writeArray(out, array);
            case JsonObject object -> writeObject(out, object);
            case JsonFraction _ -> throw new IllegalStateException("only integers have a canonical form here");
        }
    }

    private static void writeArray(StringBuilder out, JsonArray array) {
        char separator = '[';
        for (JsonValue element : array.values()) {
            out.append(separator);
            write(out, element);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    private static void writeObject(StringBuilder out, JsonObject object) {
        char separator = '{';
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            out.append(separator);
            writeText(out, member.getKey());
            out.append(':');
            write(out, member.getValue());
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private static void writeText(StringBuilder out, String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x20 || unit == '"' || unit == '\\') {
                writeEscaped(out.append(text, written, i), unit);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static void writeEscaped(StringBuilder out, char unit) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 0xf));
        }
    }
}
