package org.countersign.format.jose;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;

/** JSON inside a token, with the strict reader's refusals as codes of this library. */
public final class StrictJson {
    private StrictJson() {}

    public static JsonValue value(Bytes utf8, int maxBytes) throws FormatException {
        try {
            return JsonReader.read(utf8.toArray(), maxBytes);
        } catch (JsonException refused) {
            throw new FormatException(code(refused.reason()), "not strict JSON");
        }
    }

    public static JsonObject object(Bytes utf8, int maxBytes) throws FormatException {
        if (value(utf8, maxBytes) instanceof JsonObject object) {
            return object;
        }
        throw new FormatException(FormatCode.JSON_SYNTAX, "expected an object");
    }

    private static FormatCode code(JsonException.Reason reason) {
        return switch (reason) {
            case NOT_UNICODE -> FormatCode.JSON_UNICODE;
            case DUPLICATE_MEMBER -> FormatCode.JSON_DUPLICATE;
            case TOO_DEEP -> FormatCode.JSON_TOO_DEEP;
            case TOO_LARGE -> FormatCode.JSON_TOO_LARGE;
            case MALFORMED, MISSING_MEMBER, UNKNOWN_MEMBER, WRONG_TYPE, BAD_VALUE -> FormatCode.JSON_SYNTAX;
        };
    }
}
