package org.countersign.format.json;

import com.eclipsesource.json.JsonParser;
import com.eclipsesource.json.ParseException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.countersign.format.json.JsonException.Reason;

/**
 * Reads JSON strictly: one value and nothing after it, UTF-8, no member twice, no half surrogates, bounded depth, and never more than
 * the bytes that the caller allows. What it accepts has one meaning.
 */
public final class JsonReader {
    /** Objects and arrays may be nested this deep. */
    public static final int MAX_DEPTH = 32;

    private JsonReader() {}

    public static JsonValue read(byte[] utf8, int maxBytes) throws JsonException {
        if (utf8.length > maxBytes) {
            throw new JsonException(Reason.TOO_LARGE, "more than " + maxBytes + " bytes");
        }
        return parse(decoded(utf8));
    }

    public static JsonValue read(String text, int maxChars) throws JsonException {
        if (text.length() > maxChars) {
            throw new JsonException(Reason.TOO_LARGE, "more than " + maxChars + " characters");
        }
        return parse(text);
    }

    /** Reads a text that must be one object. */
    public static JsonObject readObject(byte[] utf8, int maxBytes) throws JsonException {
        return object(read(utf8, maxBytes));
    }

    /** Reads a text that must be one object. */
    public static JsonObject readObject(String text, int maxChars) throws JsonException {
        return object(read(text, maxChars));
    }

    private static JsonObject object(JsonValue value) throws JsonException {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new JsonException(Reason.WRONG_TYPE, "expected an object");
    }

    private static JsonValue parse(String text) throws JsonException {
        StrictHandler handler = new StrictHandler(MAX_DEPTH);
        try {
            new JsonParser(handler).parse(text);
        } catch (StrictHandler.Refused refused) {
            throw refused.exception();
        } catch (ParseException malformed) {
            throw new JsonException(Reason.MALFORMED, "not JSON at " + malformed.getLocation(), malformed);
        }
        return handler.result();
    }

    private static String decoded(byte[] utf8) throws JsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException bad) {
            throw new JsonException(Reason.NOT_UNICODE, "not UTF-8", bad);
        }
    }
}
