package org.countersign.format;

/** Names a certificate type, for people and interfaces; inside a pass its {@link TypeNumber} stands for it. */
public record TypeCode(String value) {
    public TypeCode {
        Identifiers.check("type code", value);
    }

    public static boolean isValid(String value) {
        return Identifiers.isValid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
