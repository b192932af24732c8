package org.countersign.counter;

import java.util.Optional;
import org.countersign.check.CheckResult;
import org.countersign.counter.desk.DeskProblem;
import org.countersign.counter.result.ExitCode;
import org.countersign.counter.result.ResultJson;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;

/** An answer for a program: one line of JSON, the same members for every verdict as far as they are known. */
final class JsonAnswer {
    private JsonAnswer() {}

    static String of(Answer answer, String provider) {
        JsonObject object = switch (answer) {
            case Answer.Checked(CheckResult result, Optional<DeskProblem> problem) ->
                ResultJson.checked(result, problem, provider).build();
            case Answer.Unread unread ->
                JsonObject.builder()
                        .put("verdict", unread.verdict().name())
                        .put("reason", unread.reason())
                        .put("exitCode", ExitCode.of(unread.verdict()).number())
                        .put("clerk", ResultJson.names(unread.clerk()))
                        .put("nextStep", ResultJson.names(unread.nextStep()))
                        .put("provider", provider)
                        .build();
        };
        return JsonWriter.canonical(object) + "\n";
    }
}
