package org.countersign.acceptance.resident;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Resident identity numbers by GB 11643: area, birth date, serial, check character. The area is always 999999, which no
 * office ever had, so that no number made here can be a real person's.
 */
public final class IdNumbers {
    public static final String NOBODYS_AREA = "999999";

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private IdNumbers() {}

    /** The serial's parity tells the sex: odd for men, even for women. */
    static String of(LocalDate birth, int serial) {
        if (serial < 0 || serial > 999) {
            throw new IllegalArgumentException("serial must be 0..999, was " + serial);
        }
        String first17 = NOBODYS_AREA
                + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format(Locale.ROOT, "%03d", serial);
        return first17 + checkCharacter(first17);
    }

    /** Whether the text is 18 characters with the right check character. */
    public static boolean isWellFormed(String number) {
        return number.matches("[0-9]{17}[0-9X]") && number.charAt(17) == checkCharacter(number.substring(0, 17));
    }

    private static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (first17.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }
}
