package org.countersign.format.json;

/** Why a text is not the JSON that was expected. The message names the member, never its value: values may be personal. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Reason {
        /** Not UTF-8, or a string with half a surrogate pair. */
        NOT_UNICODE,
        /** Not JSON, or text after the end of the value. */
        MALFORMED,
        /** An object names a member twice. */
        DUPLICATE_MEMBER,
        /** Nested deeper than {@link JsonReader#MAX_DEPTH}. */
        TOO_DEEP,
        /** Larger than the caller's limit. */
        TOO_LARGE,
        /** A member that must be there is not. */
        MISSING_MEMBER,
        /** A member that nobody knows. */
        UNKNOWN_MEMBER,
        /** A value of another JSON type, or a number that is not an integer of 64 bits. */
        WRONG_TYPE,
        /** The right JSON type, but not a value that the member allows. */
        BAD_VALUE
    }

    private final Reason reason;

    public JsonException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public JsonException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
