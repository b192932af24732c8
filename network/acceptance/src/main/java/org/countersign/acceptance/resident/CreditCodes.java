package org.countersign.acceptance.resident;

import java.util.Locale;

/** Unified social credit codes by GB 32100 for sole traders (92), always in the area 999999 that no office has. */
public final class CreditCodes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CODE_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int SERIALS = 1_000_000;

    private CreditCodes() {}

    static String ofSoleTrader(int serial) {
        String organisation = "MA" + String.format(Locale.ROOT, "%06d", Math.floorMod(serial, SERIALS));
        String first17 = "92" + IdNumbers.NOBODYS_AREA + organisation + organisationCheck(organisation);
        return first17 + codeCheck(first17);
    }

    public static boolean isWellFormed(String code) {
        return code.matches("[0-9A-HJ-NPQRTUWXY]{18}") && code.charAt(17) == codeCheck(code.substring(0, 17));
    }

    private static char codeCheck(String first17) {
        int sum = 0;
        for (int i = 0; i < CODE_WEIGHTS.length; i++) {
            sum += CODE_WEIGHTS[i] * ALPHABET.indexOf(first17.charAt(i));
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** By GB 11714: letters count from A = 10. */
    private static char organisationCheck(String first8) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += ORGANISATION_WEIGHTS[i] * Character.digit(first8.charAt(i), 36);
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : Character.forDigit(check % 11, 10);
    }
}
