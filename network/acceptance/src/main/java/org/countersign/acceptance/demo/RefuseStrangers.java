package org.countersign.acceptance.demo;

import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** No key, the wrong role, too large, malformed: a clear problem each time, and nothing written. */
final class RefuseStrangers implements Step {
    private final Stage stage;
    private final Misuse misuse;

    RefuseStrangers(Stage stage, Misuse misuse) {
        this.stage = stage;
        this.misuse = misuse;
    }

    @Override
    public String sentence() {
        return "Refused requests that nobody may make, and wrote nothing of them";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        Holdings before = Holdings.of(stage.cast());

        for (Misuse.Case each : misuse.cases()) {
            String expected = each.status() + " " + each.code();
            findings.expectEqual(expected, answerTo(each), "the answer to " + each.what());
        }

        findings.expectEqual(before, Holdings.of(stage.cast()), "what the gateway holds");
        findings.count("refused", misuse.cases().size());
        findings.say(misuse.cases().size() + " kinds");
    }

    private static String answerTo(Misuse.Case each) throws InterruptedException {
        try {
            return each.attempt().send().summary();
        } catch (Failure noAnswer) {
            return "none: " + noAnswer.getMessage();
        }
    }
}
