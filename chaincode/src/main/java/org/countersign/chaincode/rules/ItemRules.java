package org.countersign.chaincode.rules;

import org.countersign.format.Digest;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.RequestItem;

/** The rules for the items of one transaction, applied in order; each item sees what those before it did. */
public interface ItemRules<I extends RequestItem> {

    /**
     * Decides one item, and writes what it changes. An item that came before, with the same content, gets its first outcome again.
     *
     * @param digest of the item's content
     */
    Outcome apply(I item, Digest digest);

    /** Writes what is known only after the last item. */
    default void finish() {}
}
