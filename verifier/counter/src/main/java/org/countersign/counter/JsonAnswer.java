package org.countersign.counter;

import org.countersign.check.CheckResult;
import org.countersign.check.CheckedCertificate;
import org.countersign.counter.result.ResultJson;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;

/** An answer for a program: one line of JSON, the same members for every verdict as far as they are known. */
final class JsonAnswer {
    private JsonAnswer() {}

    static String of(Answer answer, String provider) {
        JsonObject.Builder object = JsonObject.builder()
                .put("verdict", answer.verdict().name())
                .put("reason", answer.reason())
                .put("exitCode", ExitCode.of(answer.verdict()).number())
                .put("clerk", ResultJson.names(answer.clerk()))
                .put("nextStep", ResultJson.names(answer.nextStep()))
                .put("provider", provider);
        if (answer instanceof Answer.Checked checked) {
            add(object, checked);
        }
        return JsonWriter.canonical(object.build()) + "\n";
    }

    private static void add(JsonObject.Builder object, Answer.Checked checked) {
        CheckResult result = checked.result();
        object.putText("deskProblem", checked.deskProblem().map(Enum::name));
        ResultJson.add(object, result);
        result.certificate().ifPresent(certificate -> object.put("certificate", certificate(certificate)));
    }

    private static JsonObject certificate(CheckedCertificate certificate) {
        return ResultJson.certificate(certificate, certificate.fields())
                .put("statusList", certificate.status().list().value())
                .put("statusIndex", certificate.status().index().value())
                .put("key", certificate.kid().hex())
                .build();
    }
}
