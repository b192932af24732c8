package org.countersign.format.ledger;

import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.ledger.CertificateItem.AddCopies;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateItem.Register;

/** The items of the certificates contract as JSON. */
final class CertificateItemCodec {
    private CertificateItemCodec() {}

    static JsonObject write(CertificateItem item) {
        return switch (item) {
            case Register register -> writeRegister(register);
            case AddCopies more ->
                JsonObject.builder()
                        .put(Wire.ID, more.id().value())
                        .put(Wire.CERTIFICATE, more.certificate().value())
                        .put(Wire.KEY, more.key().hex())
                        .put(Wire.COPIES, JsonArray.of(more.copies(), SharedCodec::copy))
                        .build();
            case ChangeStatus change ->
                JsonObject.builder()
                        .put(Wire.ID, change.id().value())
                        .put(Wire.CERTIFICATE, change.certificate().value())
                        .put(Wire.TO, change.to().name())
                        .put(Wire.REASON, change.reason().value())
                        .build();
        };
    }

    private static JsonObject writeRegister(Register register) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.ID, register.id().value())
                .put(Wire.ISSUER, register.issuer().value())
                .put(Wire.TYPE, register.type().value())
                .put(Wire.KEY, register.key().hex())
                .put(Wire.COPIES, JsonArray.of(register.copies(), SharedCodec::copy))
                .put(Wire.VALID_FROM, register.validFrom().value());
        register.validUntil()
                .ifPresentOrElse(end -> out.put(Wire.VALID_UNTIL, end.value()), () -> out.putNull(Wire.VALID_UNTIL));
        return out.build();
    }

    static Register readRegister(JsonFields in) throws JsonException {
        return new Register(
                in.text(Wire.ID, CertificateId::new),
                in.text(Wire.ISSUER, IssuerId::new),
                in.text(Wire.TYPE, TypeCode::new),
                in.text(Wire.KEY, Syntax::kid),
                in.objects(Wire.COPIES, SharedCodec::copy),
                in.integer(Wire.VALID_FROM, EpochSecond::new),
                in.optionalInteger(Wire.VALID_UNTIL, EpochSecond::new));
    }

    static AddCopies readAddCopies(JsonFields in) throws JsonException {
        return new AddCopies(
                in.text(Wire.ID, OperationId::new),
                in.text(Wire.CERTIFICATE, CertificateId::new),
                in.text(Wire.KEY, Syntax::kid),
                in.objects(Wire.COPIES, SharedCodec::copy));
    }

    static ChangeStatus readChangeStatus(JsonFields in) throws JsonException {
        return new ChangeStatus(
                in.text(Wire.ID, OperationId::new),
                in.text(Wire.CERTIFICATE, CertificateId::new),
                in.text(Wire.TO, CertificateStatus::valueOf),
                in.text(Wire.REASON, ReasonCode::new));
    }
}
