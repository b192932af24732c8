package org.countersign.format.ledger;

import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;

/** The records of the trust contract as JSON. */
final class TrustRecordCodec {
    private TrustRecordCodec() {}

    static JsonObject write(Issuer issuer) {
        return JsonObject.builder()
                .put(Wire.ISSUER, issuer.issuer().value())
                .put(Wire.NAME, SharedCodec.name(issuer.name()))
                .put(Wire.MSP, issuer.msp().value())
                .put(Wire.TYPES, JsonArray.of(issuer.types(), type -> new JsonText(type.value())))
                .build();
    }

    static Issuer readIssuer(JsonFields in) throws JsonException {
        return new Issuer(
                in.text(Wire.ISSUER, IssuerId::new),
                SharedCodec.name(in),
                in.text(Wire.MSP, MspId::new),
                in.texts(Wire.TYPES, TypeCode::new));
    }

    static JsonObject write(IssuerKey key) {
        return JsonObject.builder()
                .put(Wire.KEY, key.id().hex())
                .put(Wire.ISSUER, key.issuer().value())
                .put(Wire.ALGORITHM, key.algorithm().name())
                .put(Wire.PUBLIC_KEY, key.publicKey().base64url())
                .put(Wire.NOT_BEFORE, key.notBefore().value())
                .putInteger(Wire.NOT_AFTER, SharedCodec.seconds(key.notAfter()))
                .putInteger(Wire.RETIRED_AT, SharedCodec.seconds(key.retiredAt()))
                .putInteger(Wire.COMPROMISED_AT, SharedCodec.seconds(key.compromisedAt()))
                .build();
    }

    static IssuerKey readKey(JsonFields in) throws JsonException {
        return new IssuerKey(
                in.text(Wire.KEY, Syntax::kid),
                in.text(Wire.ISSUER, IssuerId::new),
                in.text(Wire.ALGORITHM, SignatureAlgorithm::valueOf),
                in.text(Wire.PUBLIC_KEY, PublicKeyInfo::new),
                in.integer(Wire.NOT_BEFORE, EpochSecond::new),
                in.optionalInteger(Wire.NOT_AFTER, EpochSecond::new),
                in.optionalInteger(Wire.RETIRED_AT, EpochSecond::new),
                in.optionalInteger(Wire.COMPROMISED_AT, EpochSecond::new));
    }

    static JsonObject write(CertificateType type) {
        return JsonObject.builder()
                .put(Wire.TYPE, type.type().value())
                .put(Wire.NUMBER, type.number().value())
                .put(Wire.DIGEST, type.definition().hex())
                .build();
    }

    static CertificateType readType(JsonFields in) throws JsonException {
        return new CertificateType(
                in.text(Wire.TYPE, TypeCode::new),
                in.integer(Wire.NUMBER, Syntax::typeNumber),
                in.text(Wire.DIGEST, Syntax::digest));
    }

    static JsonObject write(TypeNumberUse number) {
        return JsonObject.builder()
                .put(Wire.NUMBER, number.number().value())
                .put(Wire.TYPE, number.type().value())
                .build();
    }

    static TypeNumberUse readTypeNumber(JsonFields in) throws JsonException {
        return new TypeNumberUse(in.integer(Wire.NUMBER, Syntax::typeNumber), in.text(Wire.TYPE, TypeCode::new));
    }

    static JsonObject write(Partner partner) {
        return JsonObject.builder()
                .put(Wire.PARTNER, partner.partner().value())
                .put(Wire.NAME, SharedCodec.name(partner.name()))
                .put(Wire.MSP, partner.msp().value())
                .build();
    }

    static Partner readPartner(JsonFields in) throws JsonException {
        return new Partner(in.text(Wire.PARTNER, PartnerId::new), SharedCodec.name(in), in.text(Wire.MSP, MspId::new));
    }

    static JsonObject write(Scheme scheme) {
        return JsonObject.builder()
                .put(Wire.SCHEME, scheme.scheme().value())
                .put(Wire.NAME, SharedCodec.name(scheme.name()))
                .put(Wire.EARNERS, JsonArray.of(scheme.earners(), earner -> new JsonText(earner.value())))
                .build();
    }

    static Scheme readScheme(JsonFields in) throws JsonException {
        return new Scheme(
                in.text(Wire.SCHEME, SchemeId::new), SharedCodec.name(in), in.texts(Wire.EARNERS, MspId::new));
    }

    static JsonObject write(ClockFloor floor) {
        return JsonObject.builder().put(Wire.AT, floor.at().value()).build();
    }

    static ClockFloor readClock(JsonFields in) throws JsonException {
        return new ClockFloor(in.integer(Wire.AT, EpochSecond::new));
    }

    static JsonObject write(Steward steward) {
        return JsonObject.builder().put(Wire.MSP, steward.msp().value()).build();
    }

    static Steward readSteward(JsonFields in) throws JsonException {
        return new Steward(in.text(Wire.MSP, MspId::new));
    }

    static JsonObject write(TrustOperation operation) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.ID, operation.id().value())
                .put(Wire.DIGEST, operation.digest().hex())
                .put(Wire.MSP, operation.msp().value());
        return SharedCodec.putResult(out, operation.refusal()).build();
    }

    static TrustOperation readOperation(JsonFields in) throws JsonException {
        return new TrustOperation(
                in.text(Wire.ID, OperationId::new),
                in.text(Wire.DIGEST, Syntax::digest),
                in.text(Wire.MSP, MspId::new),
                SharedCodec.result(in));
    }
}
