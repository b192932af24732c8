package org.countersign.format.sdjwt;

import java.util.Optional;
import org.countersign.format.TypeCode;

/** Names the type of an SD-JWT VC. Ours are addresses at which the type's metadata is served; others may be any text. */
public record Vct(String value) {
    private static final int MAX_LENGTH = 512;
    private static final String FOLDER = "/vct/";

    public Vct {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a vct is 1 to 512 printable ASCII characters");
        }
    }

    static boolean isValid(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** The name of one of our types, {@code <base>/vct/<code>}; the base is an https origin with an optional path. */
    public static Vct of(String base, TypeCode type) {
        return new Vct(base + FOLDER + type.value());
    }

    /** Which of our types is meant; empty for what is not exactly below that base. */
    public Optional<TypeCode> typeBelow(String base) {
        String prefix = base + FOLDER;
        if (!value.startsWith(prefix)) {
            return Optional.empty();
        }
        String code = value.substring(prefix.length());
        return TypeCode.isValid(code) ? Optional.of(new TypeCode(code)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
