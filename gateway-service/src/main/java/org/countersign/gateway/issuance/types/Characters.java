package org.countersign.gateway.issuance.types;

/** Which characters a certificate may hold: what people write by hand, nothing that hides or decorates. */
final class Characters {
    private static final int EMOJI_VARIATION_SELECTOR = 0xFE0F;
    private static final int ENCLOSING_KEYCAP = 0x20E3;

    private Characters() {}

    static boolean areAllowed(String value) {
        return value.codePoints().allMatch(Characters::isAllowed);
    }

    private static boolean isAllowed(int codePoint) {
        if (codePoint == EMOJI_VARIATION_SELECTOR || codePoint == ENCLOSING_KEYCAP) {
            return false;
        }
        // Pictographs that are letters or signs of old (for example the trade mark sign) go with the emoji: no
        // certificate needs them.
        if (Character.isExtendedPictographic(codePoint)
                || Character.isEmojiPresentation(codePoint)
                || Character.isEmojiModifier(codePoint)) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT, // Bidirectional overrides and zero-width characters: they make two names look
                    // equal.
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
