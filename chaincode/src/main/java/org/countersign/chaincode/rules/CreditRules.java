package org.countersign.chaincode.rules;

import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.CreditItem.Capture;
import org.countersign.format.ledger.CreditItem.Earn;
import org.countersign.format.ledger.CreditItem.Expire;
import org.countersign.format.ledger.CreditItem.PlaceHold;
import org.countersign.format.ledger.CreditItem.Redeem;
import org.countersign.format.ledger.CreditItem.Release;
import org.countersign.format.ledger.CreditItem.Reverse;
import org.countersign.format.ledger.CreditItem.Transfer;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.CreditOperation.Result;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.StateKey;

/**
 * May these points move? Every operation leaves one immutable record with what it did to which lot, and per scheme the points issued are
 * always those outstanding, redeemed and expired.
 */
public final class CreditRules implements ItemRules<CreditItem> {
    private final LedgerBook book;
    private final Invocation invocation;
    private final CreditDesk desk;
    private final CreditTally tally = new CreditTally();

    public CreditRules(LedgerBook book, Invocation invocation) {
        this.book = book;
        this.invocation = invocation;
        this.desk = new CreditDesk(book, invocation.caller(), book.clockFloor());
    }

    @Override
    public Outcome apply(CreditItem item, Digest digest) {
        Optional<CreditOperation> first = book.find(StateKey.creditOperation(item.id()));
        if (first.isPresent()) {
            return first.get().digest().equals(digest)
                    ? outcome(item, first.get().result())
                    : outcome(item, new Result.Refused(RefusalCode.ID_REUSED));
        }
        Result result = decide(item);
        if (!(result instanceof Result.Refused(RefusalCode code)) || code.remembered()) {
            book.put(new CreditOperation(item, digest, invocation.caller().msp(), desk.floor(), result));
        }
        return outcome(item, result);
    }

    @Override
    public void finish() {
        tally.deltas(invocation.transaction()).forEach(book::put);
    }

    private Result decide(CreditItem item) {
        try {
            Posting posting = posting(item);
            posting.writes().forEach(book::put);
            tally.add(posting.result());
            return posting.result();
        } catch (Refusal refusal) {
            return new Result.Refused(refusal.code());
        }
    }

    private Posting posting(CreditItem item) throws Refusal {
        return switch (item) {
            case Earn earn -> EarnPoints.decide(desk, earn);
            case PlaceHold hold -> PlaceHolds.decide(desk, hold);
            case Capture capture -> EndHolds.decide(desk, capture);
            case Release release -> EndHolds.decide(desk, release);
            case Redeem redeem -> RedeemPoints.decide(desk, redeem);
            case Transfer transfer -> TransferPoints.decide(desk, transfer);
            case Reverse reverse -> ReverseOperations.decide(desk, reverse);
            case Expire expire -> ExpirePoints.decide(desk, expire);
        };
    }

    private static Outcome outcome(CreditItem item, Result result) {
        return switch (result) {
            case Result.Posted posted -> new Outcome.Applied(item.id(), Optional.of(posted.points()), placedHold(item));
            case Result.Refused(RefusalCode code) -> new Outcome.Refused(Optional.of(item.id()), code);
        };
    }

    private static Optional<OperationId> placedHold(CreditItem item) {
        return item instanceof PlaceHold ? Optional.of(item.id()) : Optional.empty();
    }
}
