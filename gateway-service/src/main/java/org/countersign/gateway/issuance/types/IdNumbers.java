package org.countersign.gateway.issuance.types;

import java.util.regex.Pattern;

/** Check characters of the two numbers that Chinese certificates are about. */
final class IdNumbers {
    private static final Pattern CITIZEN = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final Pattern SOCIAL_CREDIT =
            Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");

    /** GB 11643: ISO 7064 MOD 11-2. */
    private static final int[] CITIZEN_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CITIZEN_CHECKS = "10X98765432";

    /** GB 32100: digits and letters without I, O, S, V, Z; weights are the powers of 3 modulo 31. */
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int CREDIT_MODULUS = 31;

    private IdNumbers() {}

    static boolean isValid(FieldKind.Scheme scheme, String value) {
        return switch (scheme) {
            case CITIZEN -> isCitizen(value);
            case SOCIAL_CREDIT -> isSocialCredit(value);
        };
    }

    private static boolean isCitizen(String value) {
        if (!CITIZEN.matcher(value).matches()) {
            return false;
        }
        var birth = value.substring(6, 10) + "-" + value.substring(10, 12) + "-" + value.substring(12, 14);
        if (FieldCheck.day(birth).isEmpty()) {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < CITIZEN_WEIGHTS.length; i++) {
            sum += (value.charAt(i) - '0') * CITIZEN_WEIGHTS[i];
        }
        return CITIZEN_CHECKS.charAt(sum % 11) == value.charAt(17);
    }

    private static boolean isSocialCredit(String value) {
        if (!SOCIAL_CREDIT.matcher(value).matches()) {
            return false;
        }
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++) {
            sum += CREDIT_ALPHABET.indexOf(value.charAt(i)) * weight;
            weight = weight * 3 % CREDIT_MODULUS;
        }
        var check = (CREDIT_MODULUS - sum % CREDIT_MODULUS) % CREDIT_MODULUS;
        return CREDIT_ALPHABET.charAt(check) == value.charAt(17);
    }
}
