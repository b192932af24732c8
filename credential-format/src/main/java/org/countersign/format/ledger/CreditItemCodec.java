package org.countersign.format.ledger;

import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonException.Reason;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.ledger.CreditItem.Capture;
import org.countersign.format.ledger.CreditItem.Earn;
import org.countersign.format.ledger.CreditItem.Expire;
import org.countersign.format.ledger.CreditItem.PlaceHold;
import org.countersign.format.ledger.CreditItem.Redeem;
import org.countersign.format.ledger.CreditItem.Release;
import org.countersign.format.ledger.CreditItem.Reverse;
import org.countersign.format.ledger.CreditItem.Transfer;

/** The items of the credit contract as JSON. */
final class CreditItemCodec {
    private static final String EARN = "earn";
    private static final String HOLD = "hold";
    private static final String CAPTURE = "capture";
    private static final String RELEASE = "release";
    private static final String REDEEM = "redeem";
    private static final String TRANSFER = "transfer";
    private static final String REVERSE = "reverse";
    private static final String EXPIRE = "expire";

    private CreditItemCodec() {}

    static JsonObject write(CreditItem item) {
        JsonObject.Builder out = JsonObject.builder().put(Wire.ID, item.id().value());
        switch (item) {
            case Earn earn ->
                out.put(Wire.OP, EARN)
                        .put(Wire.ACCOUNT, earn.account().value())
                        .put(Wire.SCHEME, earn.scheme().value())
                        .put(Wire.POINTS, earn.points().value())
                        .put(Wire.EXPIRES_AT, earn.expiresAt().value())
                        .put(Wire.EVENT, earn.event().hex());
            case PlaceHold hold ->
                out.put(Wire.OP, HOLD)
                        .put(Wire.ACCOUNT, hold.account().value())
                        .put(Wire.SCHEME, hold.scheme().value())
                        .put(Wire.PARTNER, hold.partner().value())
                        .put(Wire.POINTS, hold.points().value())
                        .put(Wire.UNTIL, hold.until().value());
            case Capture capture ->
                out.put(Wire.OP, CAPTURE)
                        .put(Wire.HOLD, capture.hold().value())
                        .put(Wire.POINTS, capture.points().value());
            case Release release ->
                out.put(Wire.OP, RELEASE).put(Wire.HOLD, release.hold().value());
            case Redeem redeem ->
                out.put(Wire.OP, REDEEM)
                        .put(Wire.ACCOUNT, redeem.account().value())
                        .put(Wire.SCHEME, redeem.scheme().value())
                        .put(Wire.PARTNER, redeem.partner().value())
                        .put(Wire.POINTS, redeem.points().value());
            case Transfer transfer ->
                out.put(Wire.OP, TRANSFER)
                        .put(Wire.FROM, transfer.from().value())
                        .put(Wire.TO, transfer.to().value())
                        .put(Wire.SCHEME, transfer.scheme().value())
                        .put(Wire.POINTS, transfer.points().value());
            case Reverse reverse ->
                out.put(Wire.OP, REVERSE).put(Wire.OF, reverse.of().value());
            case Expire expire ->
                out.put(Wire.OP, EXPIRE)
                        .put(Wire.ACCOUNT, expire.account().value())
                        .put(Wire.SCHEME, expire.scheme().value());
        }
        return out.build();
    }

    static CreditItem read(JsonFields in) throws JsonException {
        OperationId id = in.text(Wire.ID, OperationId::new);
        String op = in.text(Wire.OP);
        return switch (op) {
            case EARN ->
                new Earn(
                        id,
                        account(in),
                        scheme(in),
                        points(in),
                        in.integer(Wire.EXPIRES_AT, EpochSecond::new),
                        in.text(Wire.EVENT, Syntax::digest));
            case HOLD ->
                new PlaceHold(
                        id, account(in), scheme(in), partner(in), points(in), in.integer(Wire.UNTIL, EpochSecond::new));
            case CAPTURE -> new Capture(id, hold(in), points(in));
            case RELEASE -> new Release(id, hold(in));
            case REDEEM -> new Redeem(id, account(in), scheme(in), partner(in), points(in));
            case TRANSFER ->
                new Transfer(
                        id,
                        in.text(Wire.FROM, AccountId::new),
                        in.text(Wire.TO, AccountId::new),
                        scheme(in),
                        points(in));
            case REVERSE -> new Reverse(id, in.text(Wire.OF, OperationId::new));
            case EXPIRE -> new Expire(id, account(in), scheme(in));
            default -> throw new JsonException(Reason.BAD_VALUE, "unknown operation of the credit contract");
        };
    }

    private static AccountId account(JsonFields in) throws JsonException {
        return in.text(Wire.ACCOUNT, AccountId::new);
    }

    private static SchemeId scheme(JsonFields in) throws JsonException {
        return in.text(Wire.SCHEME, SchemeId::new);
    }

    private static PartnerId partner(JsonFields in) throws JsonException {
        return in.text(Wire.PARTNER, PartnerId::new);
    }

    private static OperationId hold(JsonFields in) throws JsonException {
        return in.text(Wire.HOLD, OperationId::new);
    }

    private static Points points(JsonFields in) throws JsonException {
        return in.integer(Wire.POINTS, Points::positive);
    }
}
