package org.countersign.gateway.credit;

import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.Shards;

/**
 * An operation that may go to the ledger.
 *
 * @param account the account that pays or is paid; operations of one account keep their order
 * @param msp the organisation that asks for it there
 * @param partner who is to be paid, when a partner takes part
 */
record Booking(CreditItem item, AccountId account, MspId msp, Optional<PartnerId> partner) {
    static final String FUNCTION = LedgerFunction.CREDIT_APPLY.qualifiedName();

    OperationId id() {
        return item.id();
    }

    LedgerItem toLedgerItem() {
        return new LedgerItem(
                Shards.credit(account.value()), msp.value(), FUNCTION, id().value(), RequestCodec.write(item));
    }

    String op() {
        return op(item);
    }

    /** What is done, in the words of the interface. */
    static String op(CreditItem item) {
        return switch (item) {
            case CreditItem.Earn _ -> "earn";
            case CreditItem.PlaceHold _ -> "hold";
            case CreditItem.Capture _ -> "capture";
            case CreditItem.Release _ -> "release";
            case CreditItem.Redeem _ -> "redeem";
            case CreditItem.Transfer _ -> "transfer";
            case CreditItem.Reverse _ -> "reverse";
            case CreditItem.Expire _ -> "expire";
        };
    }
}
