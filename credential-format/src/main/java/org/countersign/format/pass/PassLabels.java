package org.countersign.format.pass;

/** Names and numbers of the counter pass, declared once. See docs/reference/wire-format.md. */
final class PassLabels {
    /** Version 1. A later version has another number and is refused by name. */
    static final String PREFIX = "CS1:";
    /** Private-use claim: array of type, list, index, first day, fields. */
    static final int CONTENT = -65_537;

    static final int CONTENT_PARTS = 5;

    private PassLabels() {}
}
