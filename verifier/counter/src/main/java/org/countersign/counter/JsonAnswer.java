package org.countersign.counter;

import java.util.List;
import org.countersign.check.CheckResult;
import org.countersign.check.CheckedCertificate;
import org.countersign.counter.result.ResultJson;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.pass.PassField;

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
        List<PassField> fields =
                result.certificate().map(CheckedCertificate::fields).orElse(List.of());
        ResultJson.add(object, result, fields);
    }
}
