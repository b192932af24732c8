package org.countersign.format;

/** A name in the two languages of every screen. */
public record Names(String zh, String en) {
    public Names {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a name is needed in both languages");
        }
    }
}
