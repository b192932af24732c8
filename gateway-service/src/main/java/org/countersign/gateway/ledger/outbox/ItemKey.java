package org.countersign.gateway.ledger.outbox;

import org.countersign.gateway.ledger.LedgerItem;

/** What identifies an item. */
record ItemKey(String function, String id) {
    static ItemKey of(LedgerItem item) {
        return new ItemKey(item.function(), item.id());
    }
}
