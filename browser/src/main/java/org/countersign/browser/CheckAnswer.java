package org.countersign.browser;

import java.util.Optional;
import org.countersign.check.CheckResult;
import org.countersign.check.CheckedCertificate;
import org.countersign.check.Message;
import org.countersign.format.Names;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.pass.PassField;

/** What a check found, as a page reads it: verdict, reason, deciding step, sentences, and the certificate once it is verified. */
final class CheckAnswer {
    private CheckAnswer() {}

    static String write(CheckResult result) {
        Message message = result.message();
        JsonObject.Builder answer = JsonObject.builder()
                .put("verdict", result.verdict().code().name())
                .put("reason", result.verdict().reason().name())
                .put("step", result.decidedAt().number())
                .put("clerk", names(message.clerk()))
                .put("citizen", names(message.citizen()))
                .put("nextStep", names(message.nextStep()));
        Optional<CheckedCertificate> certificate = result.certificate();
        certificate.ifPresent(verified -> answer.put("certificate", certificate(verified)));
        return JsonWriter.canonical(answer.build());
    }

    private static JsonObject certificate(CheckedCertificate certificate) {
        return JsonObject.builder()
                .put("issuer", certificate.issuer().value())
                .put("issuerName", names(certificate.issuerName()))
                .put("type", certificate.type().value())
                .put("typeName", names(certificate.typeName()))
                .put("validFrom", certificate.validFrom().toString())
                .putInteger("expiresAt", certificate.expiresAt().map(end -> end.getEpochSecond()))
                .put("fields", JsonArray.of(certificate.fields(), CheckAnswer::field))
                .build();
    }

    static JsonValue field(PassField field) {
        return JsonObject.builder()
                .put("name", field.name())
                .put("label", names(field.label()))
                .put("value", field.value())
                .put("display", names(field.display()))
                .build();
    }

    private static JsonObject names(Names names) {
        return JsonObject.builder().put("zh", names.zh()).put("en", names.en()).build();
    }
}
