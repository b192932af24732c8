package org.countersign.format.ledger;

import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonException.Reason;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.ledger.TrustItem.AdvanceClock;
import org.countersign.format.ledger.TrustItem.EndKey;
import org.countersign.format.ledger.TrustItem.KeyEnd;
import org.countersign.format.ledger.TrustItem.PutIssuer;
import org.countersign.format.ledger.TrustItem.PutKey;
import org.countersign.format.ledger.TrustItem.PutPartner;
import org.countersign.format.ledger.TrustItem.PutScheme;
import org.countersign.format.ledger.TrustItem.PutType;

/** The items of the trust contract as JSON. */
final class TrustItemCodec {
    private static final String PUT_ISSUER = "putIssuer";
    private static final String PUT_KEY = "putKey";
    private static final String END_KEY = "endKey";
    private static final String PUT_TYPE = "putType";
    private static final String PUT_PARTNER = "putPartner";
    private static final String PUT_SCHEME = "putScheme";
    private static final String ADVANCE_CLOCK = "advanceClock";

    private TrustItemCodec() {}

    static JsonObject write(TrustItem item) {
        JsonObject.Builder out = JsonObject.builder().put(Wire.ID, item.id().value());
        return switch (item) {
            case PutIssuer put ->
                out.put(Wire.OP, PUT_ISSUER)
                        .put(Wire.ISSUER, put.issuer().value())
                        .put(Wire.NAME, SharedCodec.name(put.name()))
                        .put(Wire.MSP, put.msp().value())
                        .put(Wire.TYPES, JsonArray.of(put.types(), type -> new JsonText(type.value())))
                        .build();
            case PutKey put ->
                out.put(Wire.OP, PUT_KEY)
                        .put(Wire.ISSUER, put.issuer().value())
                        .put(Wire.KEY, put.key().hex())
                        .put(Wire.ALGORITHM, put.algorithm().name())
                        .put(Wire.PUBLIC_KEY, put.publicKey().base64url())
                        .put(Wire.NOT_BEFORE, put.notBefore().value())
                        .putInteger(Wire.NOT_AFTER, SharedCodec.seconds(put.notAfter()))
                        .build();
            case EndKey end ->
                writeEnd(out.put(Wire.OP, END_KEY).put(Wire.KEY, end.key().hex()), end.end());
            case PutType put ->
                out.put(Wire.OP, PUT_TYPE)
                        .put(Wire.TYPE, put.type().value())
                        .put(Wire.NUMBER, put.number().value())
                        .put(Wire.DIGEST, put.definition().hex())
                        .build();
            case PutPartner put ->
                out.put(Wire.OP, PUT_PARTNER)
                        .put(Wire.PARTNER, put.partner().value())
                        .put(Wire.NAME, SharedCodec.name(put.name()))
                        .put(Wire.MSP, put.msp().value())
                        .build();
            case PutScheme put ->
                out.put(Wire.OP, PUT_SCHEME)
                        .put(Wire.SCHEME, put.scheme().value())
                        .put(Wire.NAME, SharedCodec.name(put.name()))
                        .put(Wire.EARNERS, JsonArray.of(put.earners(), earner -> new JsonText(earner.value())))
                        .build();
            case AdvanceClock advance ->
                out.put(Wire.OP, ADVANCE_CLOCK)
                        .put(Wire.TO, advance.to().value())
                        .build();
        };
    }

    private static JsonObject writeEnd(JsonObject.Builder out, KeyEnd end) {
        return switch (end) {
            case KeyEnd.Retired(EpochSecond at) ->
                out.put(Wire.RETIRED_AT, at.value()).build();
            case KeyEnd.Compromised(EpochSecond at) ->
                out.put(Wire.COMPROMISED_AT, at.value()).build();
        };
    }

    static TrustItem read(JsonFields in) throws JsonException {
        OperationId id = in.text(Wire.ID, OperationId::new);
        String op = in.text(Wire.OP);
        return switch (op) {
            case PUT_ISSUER ->
                new PutIssuer(
                        id,
                        in.text(Wire.ISSUER, IssuerId::new),
                        SharedCodec.name(in),
                        in.text(Wire.MSP, MspId::new),
                        in.texts(Wire.TYPES, TypeCode::new));
            case PUT_KEY ->
                new PutKey(
                        id,
                        in.text(Wire.ISSUER, IssuerId::new),
                        in.text(Wire.KEY, Syntax::kid),
                        in.text(Wire.ALGORITHM, SignatureAlgorithm::valueOf),
                        in.text(Wire.PUBLIC_KEY, PublicKeyInfo::new),
                        in.integer(Wire.NOT_BEFORE, EpochSecond::new),
                        in.optionalInteger(Wire.NOT_AFTER, EpochSecond::new));
            case END_KEY -> new EndKey(id, in.text(Wire.KEY, Syntax::kid), readEnd(in));
            case PUT_TYPE ->
                new PutType(
                        id,
                        in.text(Wire.TYPE, TypeCode::new),
                        in.integer(Wire.NUMBER, Syntax::typeNumber),
                        in.text(Wire.DIGEST, Syntax::digest));
            case PUT_PARTNER ->
                new PutPartner(
                        id, in.text(Wire.PARTNER, PartnerId::new), SharedCodec.name(in), in.text(Wire.MSP, MspId::new));
            case PUT_SCHEME ->
                new PutScheme(
                        id,
                        in.text(Wire.SCHEME, SchemeId::new),
                        SharedCodec.name(in),
                        in.texts(Wire.EARNERS, MspId::new));
            case ADVANCE_CLOCK -> new AdvanceClock(id, in.integer(Wire.TO, EpochSecond::new));
            default -> throw new JsonException(Reason.BAD_VALUE, "unknown operation of the trust contract");
        };
    }

    private static KeyEnd readEnd(JsonFields in) throws JsonException {
        Optional<EpochSecond> retired = in.optionalInteger(Wire.RETIRED_AT, EpochSecond::new);
        Optional<EpochSecond> compromised = in.optionalInteger(Wire.COMPROMISED_AT, EpochSecond::new);
        if (retired.isPresent() == compromised.isPresent()) {
            throw new JsonException(Reason.BAD_VALUE, "a key ends either retired or compromised");
        }
        return compromised
                .<KeyEnd>map(KeyEnd.Compromised::new)
                .or(() -> retired.map(KeyEnd.Retired::new))
                .orElseThrow();
    }
}
