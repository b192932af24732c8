package org.countersign.gateway.trust;

import java.util.Collection;
import java.util.Optional;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.TrustItem;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.Shards;
import org.springframework.transaction.support.TransactionOperations;

/** Puts trust items on the ledger for the steward, and follows them. */
final class TrustLedger {
    private static final String FUNCTION = LedgerFunction.TRUST_APPLY.qualifiedName();

    private final LedgerOutbox outbox;
    private final LedgerItems items;
    private final TransactionOperations transactions;
    private final String steward;

    TrustLedger(LedgerOutbox outbox, LedgerItems items, TransactionOperations transactions, String steward) {
        this.outbox = outbox;
        this.items = items;
        this.transactions = transactions;
        this.steward = steward;
    }

    void put(Collection<TrustItem> wanted) {
        var rows = wanted.stream()
                .map(item -> new LedgerItem(
                        Shards.trust(), steward, FUNCTION, item.id().value(), RequestCodec.write(item)))
                .toList();
        transactions.executeWithoutResult(_ -> outbox.enqueue(rows).withoutReuse());
    }

    Optional<ItemState> state(OperationId id) {
        return items.find(FUNCTION, id.value());
    }
}
