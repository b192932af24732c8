package org.countersign.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final StringWriter printed = new StringWriter();
    private final Story story = new Story(
            new Teller(new PrintWriter(printed), false), InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z")));

    /** A step that does one thing to its findings. */
    private interface Deed {
        void on(Findings findings);
    }

    private static Step step(String sentence, Deed deed) {
        return new Step() {
            @Override
            public String sentence() {
                return sentence;
            }

            @Override
            public void run(Findings findings) {
                deed.on(findings);
            }
        };
    }

    @Test
    void all_held_when_every_expectation_held() throws InterruptedException {
        story.tell(List.of(step("Counted", findings -> {
            findings.count("things", 3);
            findings.say("3 things");
            findings.expectEqual(3L, 3L, "things");
        })));

        assertThat(story.allHeld()).isTrue();
        assertThat(story.expectations()).isEqualTo(1);
        assertThat(printed.toString()).containsSubsequence("✓  1. Counted  (0.0 s)", "3 things");
    }

    @Test
    void an_unmet_expectation_fails_the_story_and_lets_it_go_on() throws InterruptedException {
        story.tell(List.of(
                step("First", findings -> findings.expectEqual("VALID", "REVOKED", "the verdict")),
                step("Second", findings -> findings.expect(true, "never said"))));

        assertThat(story.allHeld()).isFalse();
        assertThat(printed.toString())
                .contains("✗  1. First")
                .contains("the verdict should be VALID, was REVOKED")
                .contains("✓  2. Second");
    }

    @Test
    void a_failure_ends_the_story_and_names_what_was_not_done() throws InterruptedException {
        story.tell(List.of(
                step("First", findings -> {
                    throw new Failure("nothing listens");
                }),
                step("Second", findings -> findings.say("unreachable"))));

        assertThat(story.allHeld()).isFalse();
        assertThat(story.report().getInt("stepsNotRun", -1)).isEqualTo(1);
        assertThat(printed.toString()).contains("nothing listens").contains("2. not done: Second");
    }

    @Test
    void the_report_holds_counts_verdicts_and_failures() throws InterruptedException {
        story.tell(List.of(step("Checked", findings -> {
            findings.count("passes", 2_000);
            findings.verdict("the revoked one", "REVOKED");
            findings.expect(false, "something was wrong");
        })));

        JsonObject step = story.report().get("steps").asArray().get(0).asObject();
        assertThat(story.report().getBoolean("ok", true)).isFalse();
        assertThat(step.get("counts").asObject().getLong("passes", 0)).isEqualTo(2_000);
        assertThat(step.get("verdicts").asObject().getString("the revoked one", ""))
                .isEqualTo("REVOKED");
        assertThat(step.get("failures").asArray().get(0).asString()).isEqualTo("something was wrong");
    }

    @Test
    void many_failures_of_a_kind_are_counted_and_the_first_are_listed() throws InterruptedException {
        story.tell(List.of(step("Checked", findings -> {
            for (int i = 0; i < 500; i++) {
                findings.expect(false, "pass " + i + " is unreadable");
            }
        })));

        assertThat(story.unmet()).isEqualTo(500);
        assertThat(story.report()
                        .get("steps")
                        .asArray()
                        .get(0)
                        .asObject()
                        .get("failures")
                        .asArray())
                .hasSize(21);
    }
}
