package org.countersign.format.status;

import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/** Names a status list: {@code sub} of the token, listed in the trust bundle. A check compares it and never follows it. */
public record StatusListUri(String value) {
    private static final int MAX_LENGTH = 512;

    public StatusListUri {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a status list URI is 1 to 512 printable ASCII characters");
        }
    }

    static boolean isValid(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    public static StatusListUri of(String value, FormatCode code) throws FormatException {
        if (!isValid(value)) {
            throw new FormatException(code, "expected a status list URI");
        }
        return new StatusListUri(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
