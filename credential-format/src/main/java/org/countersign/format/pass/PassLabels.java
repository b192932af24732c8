package org.countersign.format.pass;

/** Names and numbers of the counter pass, declared once. See docs/reference/wire-format.md. */
final class PassLabels {
    /** Version 1. A later version has another number and is refused by name. */
    static final String PREFIX = "CS1:";
    /** Private-use claim: array of type, list, index, first day, fields. */
    static final int CONTENT = -65_537;

    static final int CONTENT_PARTS = 5;

    /** RFC 8747, section 3.1: COSE_Key inside {@code cnf}. */
    static final int CONFIRMED_KEY = 1;
    /** Private-use claim of a live pass: what it is shown for. */
    static final int PURPOSE = -65_539;

    private PassLabels() {}
}
