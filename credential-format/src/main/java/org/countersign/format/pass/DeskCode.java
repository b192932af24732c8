package org.countersign.format.pass;

import java.util.Optional;

/**
 * What a desk shows so that a holder can make a showing for it alone: {@code CSD1:<desk>}, or {@code CSD1:<desk>/<purpose>} where the desk asks for a
 * purpose. A text of a QR code, or typed. It names a desk and proves nothing: a wrong one makes a showing that no other desk takes.
 */
public record DeskCode(Audience desk, Optional<Purpose> purpose) {
    public static final String PREFIX = "CSD1:";

    private static final char SEPARATOR = '/';

    public static DeskCode of(Audience desk) {
        return new DeskCode(desk, Optional.empty());
    }

    /** Reads what a camera or a person delivered; white space at both ends is cut off. */
    public static DeskCode parse(String delivered) {
        String text = delivered.strip();
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a desk's code begins with " + PREFIX);
        }
        String named = text.substring(PREFIX.length());
        int end = named.indexOf(SEPARATOR);
        return end < 0
                ? of(new Audience(named))
                : new DeskCode(
                        new Audience(named.substring(0, end)), Optional.of(new Purpose(named.substring(end + 1))));
    }

    public String text() {
        return PREFIX
                + desk.value()
                + purpose.map(wanted -> SEPARATOR + wanted.value()).orElse("");
    }
}
