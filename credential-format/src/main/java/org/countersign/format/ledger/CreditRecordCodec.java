package org.countersign.format.ledger;

import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;

/** The balances of the credit contract as JSON: accounts, holds and what is summed over transactions. */
final class CreditRecordCodec {
    private CreditRecordCodec() {}

    static JsonObject write(CreditAccount account) {
        return JsonObject.builder()
                .put(Wire.SCHEME, account.scheme().value())
                .put(Wire.ACCOUNT, account.account().value())
                .put(Wire.LOTS, JsonArray.of(account.lots(), CreditRecordCodec::write))
                .put(Wire.HOLDS, JsonArray.of(account.holds(), CreditRecordCodec::write))
                .build();
    }

    static CreditAccount readAccount(JsonFields in) throws JsonException {
        return new CreditAccount(
                in.text(Wire.SCHEME, SchemeId::new),
                in.text(Wire.ACCOUNT, AccountId::new),
                in.objects(Wire.LOTS, CreditRecordCodec::readLot),
                in.objects(Wire.HOLDS, CreditRecordCodec::readOpenHold));
    }

    private static JsonObject write(Lot lot) {
        return JsonObject.builder()
                .put(Wire.LOT, lot.lot().value())
                .put(Wire.EXPIRES_AT, lot.expiresAt().value())
                .put(Wire.FREE, lot.free().value())
                .put(Wire.HELD, lot.held().value())
                .build();
    }

    private static Lot readLot(JsonFields in) throws JsonException {
        return new Lot(
                in.text(Wire.LOT, OperationId::new),
                in.integer(Wire.EXPIRES_AT, EpochSecond::new),
                in.integer(Wire.FREE, Points::new),
                in.integer(Wire.HELD, Points::new));
    }

    private static JsonObject write(OpenHold hold) {
        return JsonObject.builder()
                .put(Wire.HOLD, hold.hold().value())
                .put(Wire.UNTIL, hold.until().value())
                .build();
    }

    private static OpenHold readOpenHold(JsonFields in) throws JsonException {
        return new OpenHold(in.text(Wire.HOLD, OperationId::new), in.integer(Wire.UNTIL, EpochSecond::new));
    }

    static JsonObject write(Hold hold) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.ID, hold.id().value())
                .put(Wire.SCHEME, hold.scheme().value())
                .put(Wire.ACCOUNT, hold.account().value())
                .put(Wire.PARTNER, hold.partner().value())
                .put(Wire.POINTS, hold.points().value())
                .put(Wire.UNTIL, hold.until().value())
                .put(Wire.LOTS, JsonArray.of(hold.lots(), CreditRecordCodec::write));
        return switch (hold.state()) {
            case Hold.State.Open() -> out.put(Wire.STATE, Wire.OPEN).build();
            case Hold.State.Ended(Hold.End how, OperationId by) ->
                out.put(Wire.STATE, how.name()).put(Wire.BY, by.value()).build();
        };
    }

    static Hold readHold(JsonFields in) throws JsonException {
        return new Hold(
                in.text(Wire.ID, OperationId::new),
                in.text(Wire.SCHEME, SchemeId::new),
                in.text(Wire.ACCOUNT, AccountId::new),
                in.text(Wire.PARTNER, PartnerId::new),
                in.integer(Wire.POINTS, Points::positive),
                in.integer(Wire.UNTIL, EpochSecond::new),
                in.objects(Wire.LOTS, CreditRecordCodec::readShare),
                readState(in));
    }

    private static Hold.State readState(JsonFields in) throws JsonException {
        if (in.text(Wire.STATE).equals(Wire.OPEN)) {
            return new Hold.State.Open();
        }
        return new Hold.State.Ended(in.text(Wire.STATE, Hold.End::valueOf), in.text(Wire.BY, OperationId::new));
    }

    private static JsonObject write(LotShare share) {
        return JsonObject.builder()
                .put(Wire.LOT, share.lot().value())
                .put(Wire.EXPIRES_AT, share.expiresAt().value())
                .put(Wire.POINTS, share.points().value())
                .build();
    }

    private static LotShare readShare(JsonFields in) throws JsonException {
        return new LotShare(
                in.text(Wire.LOT, OperationId::new),
                in.integer(Wire.EXPIRES_AT, EpochSecond::new),
                in.integer(Wire.POINTS, Points::positive));
    }

    static JsonObject write(Reversal reversal) {
        return JsonObject.builder()
                .put(Wire.OF, reversal.of().value())
                .put(Wire.BY, reversal.by().value())
                .build();
    }

    static Reversal readReversal(JsonFields in) throws JsonException {
        return new Reversal(in.text(Wire.OF, OperationId::new), in.text(Wire.BY, OperationId::new));
    }

    static JsonObject write(PaidDelta paid) {
        return JsonObject.builder()
                .put(Wire.PARTNER, paid.partner().value())
                .put(Wire.SCHEME, paid.scheme().value())
                .put(Wire.TRANSACTION, paid.transaction().value())
                .put(Wire.POINTS, paid.points())
                .build();
    }

    static PaidDelta readPaid(JsonFields in) throws JsonException {
        return new PaidDelta(
                in.text(Wire.PARTNER, PartnerId::new),
                in.text(Wire.SCHEME, SchemeId::new),
                in.text(Wire.TRANSACTION, TransactionId::new),
                in.integer(Wire.POINTS));
    }

    static JsonObject write(TotalsDelta totals) {
        return JsonObject.builder()
                .put(Wire.SCHEME, totals.scheme().value())
                .put(Wire.TRANSACTION, totals.transaction().value())
                .put(Wire.EFFECT, write(totals.effect()))
                .build();
    }

    static TotalsDelta readTotals(JsonFields in) throws JsonException {
        return new TotalsDelta(
                in.text(Wire.SCHEME, SchemeId::new),
                in.text(Wire.TRANSACTION, TransactionId::new),
                in.object(Wire.EFFECT, CreditRecordCodec::readEffect));
    }

    static JsonObject write(Effect effect) {
        return JsonObject.builder()
                .put(Wire.ISSUED, effect.issued())
                .put(Wire.REDEEMED, effect.redeemed())
                .put(Wire.EXPIRED, effect.expired())
                .build();
    }

    static Effect readEffect(JsonFields in) throws JsonException {
        return new Effect(in.integer(Wire.ISSUED), in.integer(Wire.REDEEMED), in.integer(Wire.EXPIRED));
    }
}
