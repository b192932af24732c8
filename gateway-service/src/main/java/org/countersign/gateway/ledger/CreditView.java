package org.countersign.gateway.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.TransactionId;

/** What the chain says of credit, as far as the projection has read it. Accounts are pseudonyms. */
public interface CreditView {
    /**
     * An account's points by what can be done with them now.
     *
     * @param available neither held nor expired
     * @param expired neither held nor of use: over by the clock floor, and not yet swept
     */
    record Balance(CreditAccount account, long available, long held, long expired) {}

    /** An operation's immutable record, and where it stands on the chain. */
    record Recorded(CreditOperation operation, TransactionId transaction, LedgerPosition position, Instant time) {}

    /** Invariant at every height: issued = outstanding + redeemed + expired. */
    record Totals(long issued, long redeemed, long expired, long outstanding) {
        public boolean balanced() {
            return issued == Math.addExact(outstanding, Math.addExact(redeemed, expired));
        }
    }

    /**
     * A page of what a partner was paid.
     *
     * @param lines operations that paid the partner, or (with a negative redeemed effect) took back what was paid
     * @param paid the sum over the whole chain, from the paid deltas; not only over these lines
     * @param next where the next page starts, unless this is the last
     */
    record Statement(PartnerId partner, SchemeId scheme, List<Recorded> lines, long paid, Optional<String> next) {
        public Statement {
            lines = List.copyOf(lines);
        }
    }

    /** Empty when the chain has never seen the account in this scheme. */
    Optional<Balance> balance(SchemeId scheme, AccountId account);

    Optional<Recorded> operation(OperationId id);

    Optional<Hold> hold(OperationId id);

    /** The operations of an account in all schemes, the newest first; of a transfer, those that the account paid. */
    List<Recorded> operations(AccountId account, int limit);

    /** Issued, redeemed and expired from the per-transaction totals; outstanding from the accounts. */
    Totals totals(SchemeId scheme);

    /** Recomputed from the immutable operation records alone. */
    Totals recomputedTotals(SchemeId scheme);

    /** Lines in chain order after the page that gave {@code after}; at most {@code limit} (1 to 1000). */
    Statement statement(PartnerId partner, SchemeId scheme, Optional<String> after, int limit);
}
