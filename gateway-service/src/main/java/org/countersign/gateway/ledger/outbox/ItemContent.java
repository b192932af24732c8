package org.countersign.gateway.ledger.outbox;

import org.countersign.gateway.ledger.LedgerItem;

/** What makes two items with one id the same item. */
record ItemContent(String msp, String json) {
    static ItemContent of(LedgerItem item) {
        return new ItemContent(item.msp(), item.json());
    }
}
