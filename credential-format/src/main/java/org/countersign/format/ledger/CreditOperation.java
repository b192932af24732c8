package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Digest;

/** The immutable record of one operation: what was asked, by which organisation, at which clock floor, and what it did. */
public record CreditOperation(CreditItem item, Digest digest, MspId msp, EpochSecond at, Result result)
        implements LedgerRecord {
    @Override
    public StateKey<CreditOperation> key() {
        return StateKey.creditOperation(item.id());
    }

    /** What became of it. */
    public sealed interface Result {
        /**
         * It was carried out.
         *
         * @param account whose points moved; of a transfer, where they came from
         * @param partner who was or is to be paid, when a partner takes part
         * @param points how many points the operation moved, took or brought
         */
        record Posted(
                SchemeId scheme,
                AccountId account,
                Optional<PartnerId> partner,
                Points points,
                Effect effect,
                List<Movement> movements)
                implements Result {
            public Posted {
                movements = List.copyOf(movements);
            }
        }

        /** Nothing moved. */
        record Refused(RefusalCode code) implements Result {}
    }

    public OperationId id() {
        return item.id();
    }
}
