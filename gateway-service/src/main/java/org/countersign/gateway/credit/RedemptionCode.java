package org.countersign.gateway.credit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.format.Digest;

/**
 * What a citizen reads out at a partner's till: 40 bits in eight characters of Crockford's alphabet, which has no I, L, O and U. What people write instead of a character that
 * looks like it is understood.
 */
record RedemptionCode(String value) {
    static final int LENGTH = 8;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("[%s]{%d}".formatted(ALPHABET, LENGTH));
    private static final int BITS_EACH = 5;
    private static final int BYTES = LENGTH * BITS_EACH / Byte.SIZE;

    RedemptionCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a code has %d characters of %s".formatted(LENGTH, ALPHABET));
        }
    }

    /** The code that the first bits of a digest spell. */
    static RedemptionCode of(Digest digest) {
        var bits = Long.parseLong(digest.value().slice(0, BYTES).hex(), 16);
        var text = new StringBuilder(LENGTH);
        for (var at = LENGTH - 1; at >= 0; at--) {
            text.append(ALPHABET.charAt((int) (bits >>> (at * BITS_EACH)) & (ALPHABET.length() - 1)));
        }
        return new RedemptionCode(text.toString());
    }

    /** What somebody typed or read out; empty when it can be no code. */
    static Optional<RedemptionCode> typed(String text) {
        var plain = text.replaceAll("[ -]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(plain).matches() ? Optional.of(new RedemptionCode(plain)) : Optional.empty();
    }

    /** In two groups, for eyes and ears. */
    String shown() {
        return value.substring(0, LENGTH / 2) + "-" + value.substring(LENGTH / 2);
    }

    /** Whoever knows it may have the points. */
    @Override
    public String toString() {
        return "RedemptionCode[]";
    }
}
