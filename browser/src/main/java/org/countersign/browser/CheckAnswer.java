package org.countersign.browser;

import java.util.Optional;
import org.countersign.check.CheckResult;
import org.countersign.check.CheckedCertificate;
import org.countersign.check.Message;
import org.countersign.check.StatusAge;
import org.countersign.check.TimeFloor;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.pass.PassField;

/** What a check found, as a page reads it: verdict, reason, deciding step, sentences, the time floor to keep from now on, and the certificate once it is verified. */
final class CheckAnswer {
    private CheckAnswer() {}

    static String write(CheckResult result, TimeFloor floor) {
        return JsonWriter.canonical(object(result, floor).build());
    }

    static JsonObject.Builder object(CheckResult result, TimeFloor floor) {
        Message message = result.message();
        JsonObject.Builder answer = JsonObject.builder()
                .put("verdict", result.verdict().code().name())
                .put("reason", result.verdict().reason().name())
                .put("step", result.decidedAt().number())
                .put("floor", floor.raisedBy(result).time().getEpochSecond())
                .put("clerk", ProfileValues.write(message.clerk()))
                .put("citizen", ProfileValues.write(message.citizen()))
                .put("nextStep", ProfileValues.write(message.nextStep()));
        Optional<CheckedCertificate> certificate = result.certificate();
        certificate.ifPresent(verified -> answer.put("certificate", certificate(verified)));
        result.verdict().age().ifPresent(age -> answer.put("status", status(age)));
        return answer;
    }

    /** How old the status is, and how old it may be. The browser's class library has no {@code toSeconds}. */
    @SuppressWarnings("JavaDurationGetSecondsToToSeconds")
    private static JsonObject status(StatusAge age) {
        return JsonObject.builder()
                .put("issuedAt", age.issuedAt().getEpochSecond())
                .put("ageSeconds", age.age().getSeconds())
                .put("limitSeconds", age.limit().getSeconds())
                .build();
    }

    private static JsonObject certificate(CheckedCertificate certificate) {
        return JsonObject.builder()
                .put("issuer", certificate.issuer().value())
                .put("issuerName", ProfileValues.write(certificate.issuerName()))
                .put("type", certificate.type().value())
                .put("typeName", ProfileValues.write(certificate.typeName()))
                .put("validFrom", certificate.validFrom().toString())
                .putInteger("expiresAt", certificate.expiresAt().map(end -> end.getEpochSecond()))
                .put("fields", JsonArray.of(certificate.fields(), CheckAnswer::field))
                .build();
    }

    private static JsonValue field(PassField field) {
        return JsonObject.builder()
                .put("name", field.name())
                .put("label", ProfileValues.write(field.label()))
                .put("value", field.value())
                .put("display", ProfileValues.write(field.display()))
                .build();
    }
}
