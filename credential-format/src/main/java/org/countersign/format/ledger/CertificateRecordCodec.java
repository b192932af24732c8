package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.ledger.CertificateOperation.Result.Changed;
import org.countersign.format.ledger.CertificateOperation.Result.Refused;

/** The records of the certificates contract as JSON, and a certificate as it is shown. */
final class CertificateRecordCodec {
    private CertificateRecordCodec() {}

    static JsonObject write(Certificate certificate) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.ID, certificate.id().value())
                .put(Wire.DIGEST, certificate.digest().hex())
                .put(Wire.ISSUER, certificate.issuer().value())
                .put(Wire.TYPE, certificate.type().value())
                .put(Wire.KEY, certificate.signedBy().hex())
                .put(Wire.COPIES, JsonArray.of(certificate.copies(), SharedCodec::copy))
                .put(Wire.VALID_FROM, certificate.validFrom().value())
                .put(Wire.REGISTERED_AT, certificate.registeredAt().value())
                .put(Wire.STATUS, certificate.status().name())
                .putText(Wire.REASON, certificate.reason().map(ReasonCode::value))
                .put(Wire.CHANGES, certificate.changes());
        putValidUntil(out, certificate);
        return out.build();
    }

    private static void putValidUntil(JsonObject.Builder out, Certificate certificate) {
        certificate
                .validUntil()
                .ifPresentOrElse(end -> out.put(Wire.VALID_UNTIL, end.value()), () -> out.putNull(Wire.VALID_UNTIL));
    }

    static Certificate readCertificate(JsonFields in) throws JsonException {
        return new Certificate(
                in.text(Wire.ID, CertificateId::new),
                in.text(Wire.DIGEST, Syntax::digest),
                in.text(Wire.ISSUER, IssuerId::new),
                in.text(Wire.TYPE, TypeCode::new),
                in.text(Wire.KEY, Syntax::kid),
                in.objects(Wire.COPIES, SharedCodec::copy),
                in.integer(Wire.VALID_FROM, EpochSecond::new),
                in.optionalInteger(Wire.VALID_UNTIL, EpochSecond::new),
                in.integer(Wire.REGISTERED_AT, EpochSecond::new),
                in.text(Wire.STATUS, CertificateStatus::valueOf),
                in.optionalText(Wire.REASON, ReasonCode::new),
                in.integer(Wire.CHANGES));
    }

    /** What all certificates have in common stands once, and an id not at all: it follows from the series and the place of the first copy. */
    static JsonObject write(CertificateSeries series) {
        return JsonObject.builder()
                .put(Wire.SERIES, series.id().value())
                .put(Wire.ISSUER, series.issuer().value())
                .put(Wire.TYPE, series.type().value())
                .put(Wire.CERTIFICATES, JsonArray.of(series.certificates(), CertificateRecordCodec::writeMember))
                .build();
    }

    private static JsonObject writeMember(Certificate certificate) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.DIGEST, certificate.digest().hex())
                .put(Wire.KEY, certificate.signedBy().hex())
                .put(Wire.COPIES, JsonArray.of(certificate.copies(), SharedCodec::copy))
                .put(Wire.VALID_FROM, certificate.validFrom().value())
                .put(Wire.REGISTERED_AT, certificate.registeredAt().value());
        putValidUntil(out, certificate);
        return out.build();
    }

    static CertificateSeries readSeries(JsonFields in) throws JsonException {
        SeriesId id = in.text(Wire.SERIES, SeriesId::new);
        IssuerId issuer = in.text(Wire.ISSUER, IssuerId::new);
        TypeCode type = in.text(Wire.TYPE, TypeCode::new);
        return new CertificateSeries(
                id, issuer, type, in.objects(Wire.CERTIFICATES, member -> readMember(member, id, issuer, type)));
    }

    private static Certificate readMember(JsonFields in, SeriesId series, IssuerId issuer, TypeCode type)
            throws JsonException {
        List<Copy> copies = Copy.requireSome(in.objects(Wire.COPIES, SharedCodec::copy));
        return new Certificate(
                series.at(copies.getFirst().status()),
                in.text(Wire.DIGEST, Syntax::digest),
                issuer,
                type,
                in.text(Wire.KEY, Syntax::kid),
                copies,
                in.integer(Wire.VALID_FROM, EpochSecond::new),
                in.optionalInteger(Wire.VALID_UNTIL, EpochSecond::new),
                in.integer(Wire.REGISTERED_AT, EpochSecond::new),
                CertificateStatus.VALID,
                Optional.empty(),
                0);
    }

    static JsonObject write(CertificateStanding standing) {
        return JsonObject.builder()
                .put(Wire.ID, standing.id().value())
                .put(Wire.STATUS, standing.status().name())
                .put(Wire.REASON, standing.reason().value())
                .put(Wire.CHANGES, standing.changes())
                .build();
    }

    static CertificateStanding readStanding(JsonFields in) throws JsonException {
        return new CertificateStanding(
                in.text(Wire.ID, CertificateId::new),
                in.text(Wire.STATUS, CertificateStatus::valueOf),
                in.text(Wire.REASON, ReasonCode::new),
                in.integer(Wire.CHANGES));
    }

    static JsonObject write(CertificateRefusal refusal) {
        return JsonObject.builder()
                .put(Wire.ID, refusal.id().value())
                .put(Wire.DIGEST, refusal.digest().hex())
                .put(Wire.CODE, refusal.code().name())
                .build();
    }

    static CertificateRefusal readRefusal(JsonFields in) throws JsonException {
        return new CertificateRefusal(
                in.text(Wire.ID, CertificateId::new),
                in.text(Wire.DIGEST, Syntax::digest),
                in.text(Wire.CODE, RefusalCode::valueOf));
    }

    static JsonObject write(StatusPage page) {
        return JsonObject.builder()
                .put(Wire.LIST, page.list())
                .put(Wire.PAGE, page.page())
                .put(Wire.TAKEN, page.takenText())
                .build();
    }

    static StatusPage readStatusPage(JsonFields in) throws JsonException {
        long list = in.integer(Wire.LIST);
        long page = in.integer(Wire.PAGE);
        return in.text(Wire.TAKEN, taken -> StatusPage.read(list, page, taken));
    }

    static JsonObject write(CertificateOperation operation) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.ID, operation.id().value())
                .put(Wire.DIGEST, operation.digest().hex())
                .put(Wire.MSP, operation.msp().value())
                .put(Wire.CERTIFICATE, operation.certificate().value())
                .put(Wire.TO, operation.to().name())
                .put(Wire.REASON, operation.reason().value())
                .put(Wire.AT, operation.at().value());
        return switch (operation.result()) {
            case Changed(CertificateStatus from, long number) ->
                SharedCodec.putResult(out, Optional.empty())
                        .put(Wire.FROM, from.name())
                        .put(Wire.NUMBER, number)
                        .build();
            case Refused(RefusalCode code) ->
                SharedCodec.putResult(out, Optional.of(code)).build();
        };
    }

    static CertificateOperation readOperation(JsonFields in) throws JsonException {
        return new CertificateOperation(
                in.text(Wire.ID, OperationId::new),
                in.text(Wire.DIGEST, Syntax::digest),
                in.text(Wire.MSP, MspId::new),
                in.text(Wire.CERTIFICATE, CertificateId::new),
                in.text(Wire.TO, CertificateStatus::valueOf),
                in.text(Wire.REASON, ReasonCode::new),
                in.integer(Wire.AT, EpochSecond::new),
                readResult(in));
    }

    private static CertificateOperation.Result readResult(JsonFields in) throws JsonException {
        Optional<RefusalCode> refusal = SharedCodec.result(in);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        return new Changed(in.text(Wire.FROM, CertificateStatus::valueOf), in.integer(Wire.NUMBER));
    }

    static JsonObject write(CopiesOperation operation) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.ID, operation.id().value())
                .put(Wire.DIGEST, operation.digest().hex())
                .put(Wire.MSP, operation.msp().value())
                .put(Wire.CERTIFICATE, operation.certificate().value())
                .put(Wire.KEY, operation.signedBy().hex())
                .put(Wire.COPIES, JsonArray.of(operation.copies(), SharedCodec::copy))
                .put(Wire.AT, operation.at().value());
        return switch (operation.result()) {
            case CopiesOperation.Result.Added(CertificateStatus status) ->
                SharedCodec.putResult(out, Optional.empty())
                        .put(Wire.STATUS, status.name())
                        .build();
            case CopiesOperation.Result.Refused(RefusalCode code) ->
                SharedCodec.putResult(out, Optional.of(code)).build();
        };
    }

    static CopiesOperation readCopies(JsonFields in) throws JsonException {
        return new CopiesOperation(
                in.text(Wire.ID, OperationId::new),
                in.text(Wire.DIGEST, Syntax::digest),
                in.text(Wire.MSP, MspId::new),
                in.text(Wire.CERTIFICATE, CertificateId::new),
                in.text(Wire.KEY, Syntax::kid),
                in.objects(Wire.COPIES, SharedCodec::copy),
                in.integer(Wire.AT, EpochSecond::new),
                readCopiesResult(in));
    }

    private static CopiesOperation.Result readCopiesResult(JsonFields in) throws JsonException {
        Optional<RefusalCode> refusal = SharedCodec.result(in);
        if (refusal.isPresent()) {
            return new CopiesOperation.Result.Refused(refusal.get());
        }
        return new CopiesOperation.Result.Added(in.text(Wire.STATUS, CertificateStatus::valueOf));
    }
}
