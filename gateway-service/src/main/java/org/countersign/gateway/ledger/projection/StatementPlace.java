package org.countersign.gateway.ledger.projection;

import java.util.regex.Pattern;

/** Where a statement's page ended: the line's place on the chain. Its text is opaque to callers and strictly read. */
record StatementPlace(long block, int transaction, String operation) {
    static final StatementPlace START = new StatementPlace(-1, 0, "");

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})/([0-9]{1,9})/([A-Za-z0-9_.:-]{1,64})");

    String text() {
        return block + "/" + transaction + "/" + operation;
    }

    /** Reads what {@link #text()} wrote; anything else is an {@link IllegalArgumentException}. */
    static StatementPlace parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a place in a statement");
        }
        return new StatementPlace(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
    }
}
