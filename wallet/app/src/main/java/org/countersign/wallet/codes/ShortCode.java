package org.countersign.wallet.codes;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** Eight characters that people read aloud and type: without 0, 1, I and O, which are taken for each other. 2^40 of them. */
record ShortCode(String value) {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    static ShortCode draw(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ShortCode(code.toString());
    }

    /** As somebody typed it: small letters, blanks and dashes do not matter. Empty when it can be no code. */
    static Optional<ShortCode> typed(String text) {
        String code = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean fits = code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return fits ? Optional.of(new ShortCode(code)) : Optional.empty();
    }

    /** Whoever has the code has the showing. */
    @Override
    public String toString() {
        return "ShortCode[]";
    }
}
