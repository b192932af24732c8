package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.system.OnRunningStack;
import org.countersign.acceptance.system.RunningStack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Requests that nobody may make: each gets a clear problem, and nothing is written. */
@OnRunningStack
class MisuseSystemTest {
    private static final List<String> MEMBERS = List.of("type", "title", "status", "detail", "code");

    private final Clock clock = Clock.systemUTC();

    @TestFactory
    Stream<DynamicTest> refuses(RunningStack stack) {
        return misuse(stack).cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.what() + " with " + each.code(), () -> {
                    Answer answer = each.attempt().send();

                    assertThat(answer.summary()).isEqualTo(each.status() + " " + each.code());
                    assertThat(answer.isProblem()).isTrue();
                    assertThat(answer.object().names()).containsAll(MEMBERS);
                    assertThat(answer.object().getInt("status", 0)).isEqualTo(each.status());
                }));
    }

    @Test
    void nothing_of_all_that_is_written(RunningStack stack) throws Exception {
        Cast cast = Cast.of(stack.folder(), clock);
        Holdings before = Holdings.of(cast);

        for (Misuse.Case each : misuse(stack).cases()) {
            each.attempt().send();
        }

        assertThat(Holdings.of(cast)).isEqualTo(before);
    }

    @Test
    void a_problem_says_nothing_about_the_value_that_was_wrong(RunningStack stack) throws Exception {
        Cast cast = Cast.of(stack.folder(), clock);
        JsonObject request = new JsonObject()
                .add("type", PaperKind.VOLUNTEER.type())
                .add("fields", new JsonObject().add("holderName", "张三丰").add("holderId", "999999190001010000"));

        Answer answer = cast.officer()
                .post("/certificates", request, RunLabel.at(clock.instant()).key("leak"));

        assertThat(answer.summary()).isEqualTo("400 VALIDATION_FAILED");
        assertThat(answer.text()).doesNotContain("张三丰").doesNotContain("999999190001010000");
    }

    private Misuse misuse(RunningStack stack) {
        return new Misuse(Cast.of(stack.folder(), clock), RunLabel.at(clock.instant()), PaperKind.ELDERLY.type());
    }
}
