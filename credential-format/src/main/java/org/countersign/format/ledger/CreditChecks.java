package org.countersign.format.ledger;

import java.util.HashSet;
import java.util.Set;
import org.countersign.format.ledger.CreditItem.Capture;
import org.countersign.format.ledger.CreditItem.Earn;
import org.countersign.format.ledger.CreditItem.Expire;
import org.countersign.format.ledger.CreditItem.PlaceHold;
import org.countersign.format.ledger.CreditItem.Redeem;
import org.countersign.format.ledger.CreditItem.Release;
import org.countersign.format.ledger.CreditItem.Reverse;
import org.countersign.format.ledger.CreditItem.Transfer;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.CreditOperation.Result.Refused;

/** What must hold among the records of the credit contract. */
final class CreditChecks {
    private final LedgerSnapshot snapshot;
    private final LedgerOracle oracle;
    private final CreditSums sums;

    CreditChecks(LedgerSnapshot snapshot, LedgerOracle oracle) {
        this.snapshot = snapshot;
        this.oracle = oracle;
        this.sums = new CreditSums(snapshot);
    }

    void run() {
        for (CreditOperation operation : snapshot.all(CreditOperation.class)) {
            String name = "credit operation " + operation.id();
            snapshot.check(oracle.digest(operation.item()).equals(operation.digest()), Finding.Rule.WRONG_DIGEST, name);
            switch (operation.result()) {
                case Posted posted -> check(operation, posted, name);
                case Refused(RefusalCode code) -> snapshot.check(code.remembered(), Finding.Rule.REFUSAL, name);
            }
        }
        snapshot.all(Hold.class).forEach(this::check);
        snapshot.all(Reversal.class).forEach(this::check);
        sums.check();
    }

    private void check(CreditOperation operation, Posted posted, String name) {
        sums.add(posted);
        snapshot.resolve(StateKey.scheme(posted.scheme()), name);
        posted.partner().ifPresent(partner -> snapshot.resolve(StateKey.partner(partner), name));
        posted.movements().forEach(movement -> checkLot(posted.scheme(), movement, name));
        checkEffect(operation, posted, name);
        checkHold(operation, name);
    }

    /** Every point can be traced to the operation that earned it. */
    private void checkLot(SchemeId scheme, Movement movement, String name) {
        boolean earned = snapshot.find(StateKey.creditOperation(movement.lot()))
                .filter(operation -> operation.result() instanceof Posted
                        && operation.item() instanceof Earn earn
                        && earn.scheme().equals(scheme)
                        && earn.expiresAt().equals(movement.expiresAt()))
                .isPresent();
        snapshot.check(earned, Finding.Rule.DANGLING_REFERENCE, name + " moves a lot that nobody earned");
    }

    private void checkEffect(CreditOperation operation, Posted posted, String name) {
        long moved = 0;
        for (Movement movement : posted.movements()) {
            moved = Math.addExact(moved, Math.addExact(movement.free(), movement.held()));
        }
        boolean kind = posted.effect()
                .equals(expectedEffect(operation.item(), posted.points().value()));
        snapshot.check(kind && moved == posted.effect().outstanding(), Finding.Rule.EFFECT, name);
    }

    private Effect expectedEffect(CreditItem item, long points) {
        return switch (item) {
            case Earn _ -> Effect.issued(points);
            case Capture _, Redeem _ -> Effect.redeemed(points);
            case Expire _ -> Effect.expired(points);
            case PlaceHold _, Release _, Transfer _ -> Effect.NONE;
            case Reverse reverse -> expectedReversal(reverse, points);
        };
    }

    private Effect expectedReversal(Reverse reverse, long points) {
        boolean earning = snapshot.find(StateKey.creditOperation(reverse.of()))
                .filter(operation -> operation.item() instanceof Earn)
                .isPresent();
        return earning ? Effect.issued(-points) : Effect.redeemed(-points);
    }

    private void checkHold(CreditOperation operation, String name) {
        boolean agrees = switch (operation.item()) {
            case PlaceHold placed ->
                snapshot.find(StateKey.hold(placed.id()))
                        .filter(hold -> isOf(hold, placed))
                        .isPresent();
            case Capture capture -> ended(capture.hold(), Hold.End.CAPTURED, capture.id());
            case Release release -> ended(release.hold(), Hold.End.RELEASED, release.id());
            case Reverse reverse ->
                snapshot.find(StateKey.reversal(reverse.of()))
                        .filter(reversal -> reversal.by().equals(reverse.id()))
                        .isPresent();
            case Earn _, Redeem _, Transfer _, Expire _ -> true;
        };
        Finding.Rule rule = operation.item() instanceof Reverse ? Finding.Rule.REVERSAL : Finding.Rule.HOLD;
        snapshot.check(agrees, rule, name);
    }

    private static boolean isOf(Hold hold, PlaceHold placed) {
        return hold.scheme().equals(placed.scheme())
                && hold.account().equals(placed.account())
                && hold.partner().equals(placed.partner())
                && hold.points().equals(placed.points())
                && hold.until().equals(placed.until());
    }

    private boolean ended(OperationId hold, Hold.End how, OperationId by) {
        return snapshot.find(StateKey.hold(hold))
                .filter(found -> found.state().equals(new Hold.State.Ended(how, by)))
                .isPresent();
    }

    private void check(Hold hold) {
        String name = "hold " + hold.id();
        long parts = 0;
        Set<OperationId> lots = new HashSet<>();
        for (LotShare share : hold.lots()) {
            parts = Math.addExact(parts, share.points().value());
            lots.add(share.lot());
        }
        snapshot.check(
                parts == hold.points().value() && lots.size() == hold.lots().size(), Finding.Rule.HOLD, name);
        snapshot.check(isPosted(hold.id(), PlaceHold.class), Finding.Rule.HOLD, name + " was never placed");
        switch (hold.state()) {
            case Hold.State.Open() -> sums.add(hold);
            case Hold.State.Ended(Hold.End how, OperationId by) ->
                snapshot.check(isPosted(by, enderOf(how)), Finding.Rule.HOLD, name + " was never ended");
        }
    }

    private static Class<? extends CreditItem> enderOf(Hold.End how) {
        return switch (how) {
            case CAPTURED -> Capture.class;
            case RELEASED -> Release.class;
            case EXPIRED -> Expire.class;
        };
    }

    private void check(Reversal reversal) {
        boolean agrees = snapshot.find(StateKey.creditOperation(reversal.by()))
                .filter(operation -> operation.result() instanceof Posted
                        && operation.item() instanceof Reverse reverse
                        && reverse.of().equals(reversal.of()))
                .isPresent();
        snapshot.check(agrees, Finding.Rule.REVERSAL, "reversal of " + reversal.of());
    }

    private boolean isPosted(OperationId id, Class<? extends CreditItem> kind) {
        return snapshot.find(StateKey.creditOperation(id))
                .filter(operation -> operation.result() instanceof Posted && kind.isInstance(operation.item()))
                .isPresent();
    }
}
