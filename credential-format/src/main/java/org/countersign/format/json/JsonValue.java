package org.countersign.format.json;

/** One JSON value. Numbers are integers; any other number is kept apart, so that it harms only whoever asks for it. */
public sealed interface JsonValue
        permits JsonArray,
                JsonObject,
                JsonValue.JsonBoolean,
                JsonValue.JsonFraction,
                JsonValue.JsonInteger,
                JsonValue.JsonNull,
                JsonValue.JsonText {

    /** A string. */
    record JsonText(String value) implements JsonValue {}

    /** A number without fraction or exponent that fits 64 bits. */
    record JsonInteger(long value) implements JsonValue {}

    /** Any other number, as it was written. It has no canonical form here and is never written. */
    record JsonFraction(String literal) implements JsonValue {}

    /** True or false. */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** The null literal. */
    enum JsonNull implements JsonValue {
        NULL
    }
}
