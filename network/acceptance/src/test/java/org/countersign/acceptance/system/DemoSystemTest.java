package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countersign.acceptance.AcceptanceCommand;
import org.countersign.acceptance.demo.DemoCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole demo, small; and again with the same people. */
@OnRunningStack
class DemoSystemTest {
    private static final String RESIDENTS = "30";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void all_of_it_holds_and_a_second_run_of_the_same_residents_issues_nothing(RunningStack stack) throws Exception {
        JsonObject first = demo(stack, "first.json");
        JsonObject second = demo(stack, "second.json");

        assertThat(failures(first)).isEmpty();
        assertThat(first.getBoolean("ok", false)).isTrue();
        assertThat(issued(first)).isEqualTo(30);
        assertThat(failures(second)).isEmpty();
        assertThat(second.getBoolean("ok", false)).isTrue();
        assertThat(issued(second)).isZero();
    }

    private JsonObject demo(RunningStack stack, String report) throws IOException {
        Path file = folder.resolve(report);
        int exitCode = new CommandLine(new DemoCommand(AcceptanceCommand.class))
                .execute(
                        "--data",
                        stack.folder().data().toString(),
                        "--residents",
                        RESIDENTS,
                        "--seed",
                        "4711",
                        "--report",
                        file.toString());
        JsonObject told = Json.parse(Files.readString(file)).asObject();
        assertThat(exitCode == 0).isEqualTo(told.getBoolean("ok", false));
        return told;
    }

    private static String failures(JsonObject report) {
        StringBuilder all = new StringBuilder();
        steps(report)
                .forEach(step -> step.get("failures")
                        .asArray()
                        .forEach(failure -> all.append(failure).append('\n')));
        return all.toString();
    }

    private static long issued(JsonObject report) {
        return steps(report).stream()
                .map(step -> step.get("counts").asObject().getLong("issued", -1))
                .filter(issued -> issued >= 0)
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> steps(JsonObject report) {
        return report.get("steps").asArray().values().stream()
                .map(JsonValue::asObject)
                .toList();
    }
}
