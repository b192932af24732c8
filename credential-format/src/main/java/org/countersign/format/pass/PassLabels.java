package org.countersign.format.pass;

/** Names and numbers of the counter pass, declared once. See docs/reference/wire-format.md. */
final class PassLabels {
    /** Version 1. A later version has another number and is refused by name. */
    static final String PREFIX = "CS1:";
    /** Private-use claim: array of type, list, index, first day, and behind them the fields. */
    static final int CONTENT = -65_537;

    /** How many parts stand before the fields. */
    static final int FIELDS_BEGIN = 4;

    /** RFC 8747, section 3.1: COSE_Key inside {@code cnf}. */
    static final int CONFIRMED_KEY = 1;

    private PassLabels() {}
}
