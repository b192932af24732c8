package org.countersign.counter.enrolment;

import java.security.SecureRandom;
import java.util.Locale;

/** Eight characters that a person can type: no 0, 1, I or O. Forty bits, which is enough for a few minutes and a limited number of guesses. */
public record EnrolmentCode(String value) {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    public EnrolmentCode {
        if (value.length() != LENGTH || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("a code has " + LENGTH + " characters");
        }
    }

    static EnrolmentCode random(SecureRandom random) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            value.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new EnrolmentCode(value.toString());
    }

    /** As people type it: small letters, a dash, spaces. */
    public static EnrolmentCode typed(String text) {
        return new EnrolmentCode(text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }

    /** In two halves, as it is shown. */
    public String shown() {
        return value.substring(0, LENGTH / 2) + "-" + value.substring(LENGTH / 2);
    }

    /** Whoever sees it may enrol a desk: it stays out of logs. */
    @Override
    public String toString() {
        return "EnrolmentCode[…]";
    }
}
