package org.countersign.format.ledger;

/** A name in Chinese and in English. */
public record BilingualName(String zh, String en) {
    public BilingualName {
        Syntax.requireName(zh);
        Syntax.requireName(en);
    }
}
