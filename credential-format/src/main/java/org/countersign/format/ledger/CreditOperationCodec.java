package org.countersign.format.ledger;

import java.util.Optional;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.CreditOperation.Result.Refused;

/** The record of a credit operation as JSON. */
final class CreditOperationCodec {
    private CreditOperationCodec() {}

    static JsonObject write(CreditOperation operation) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.CONTENT, CreditItemCodec.write(operation.item()))
                .put(Wire.DIGEST, operation.digest().hex())
                .put(Wire.MSP, operation.msp().value())
                .put(Wire.AT, operation.at().value());
        return switch (operation.result()) {
            case Posted posted ->
                SharedCodec.putResult(out, Optional.empty())
                        .put(Wire.SCHEME, posted.scheme().value())
                        .put(Wire.ACCOUNT, posted.account().value())
                        .putText(Wire.PARTNER, posted.partner().map(PartnerId::value))
                        .put(Wire.POINTS, posted.points().value())
                        .put(Wire.EFFECT, CreditRecordCodec.write(posted.effect()))
                        .put(Wire.MOVEMENTS, JsonArray.of(posted.movements(), CreditOperationCodec::write))
                        .build();
            case Refused(RefusalCode code) ->
                SharedCodec.putResult(out, Optional.of(code)).build();
        };
    }

    static CreditOperation read(JsonFields in) throws JsonException {
        return new CreditOperation(
                in.object(Wire.CONTENT, CreditItemCodec::read),
                in.text(Wire.DIGEST, Syntax::digest),
                in.text(Wire.MSP, MspId::new),
                in.integer(Wire.AT, EpochSecond::new),
                readResult(in));
    }

    private static CreditOperation.Result readResult(JsonFields in) throws JsonException {
        Optional<RefusalCode> refusal = SharedCodec.result(in);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        return new Posted(
                in.text(Wire.SCHEME, SchemeId::new),
                in.text(Wire.ACCOUNT, AccountId::new),
                in.optionalText(Wire.PARTNER, PartnerId::new),
                in.integer(Wire.POINTS, Points::new),
                in.object(Wire.EFFECT, CreditRecordCodec::readEffect),
                in.objects(Wire.MOVEMENTS, CreditOperationCodec::readMovement));
    }

    private static JsonObject write(Movement movement) {
        return JsonObject.builder()
                .put(Wire.ACCOUNT, movement.account().value())
                .put(Wire.LOT, movement.lot().value())
                .put(Wire.EXPIRES_AT, movement.expiresAt().value())
                .put(Wire.FREE, movement.free())
                .put(Wire.HELD, movement.held())
                .build();
    }

    private static Movement readMovement(JsonFields in) throws JsonException {
        return new Movement(
                in.text(Wire.ACCOUNT, AccountId::new),
                in.text(Wire.LOT, OperationId::new),
                in.integer(Wire.EXPIRES_AT, EpochSecond::new),
                in.integer(Wire.FREE),
                in.integer(Wire.HELD));
    }
}
