package org.countersign.acceptance.story;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Runs steps in order and keeps what they found. A step that cannot go on ends the story; an unmet expectation does not. */
public final class Story {
    private final Teller teller;
    private final InstantSource clock;
    private final JsonArray told = new JsonArray();
    private int expectations;
    private int unmet;
    private int notRun;

    public Story(Teller teller, InstantSource clock) {
        this.teller = teller;
        this.clock = clock;
    }

    public void tell(List<Step> steps) throws InterruptedException {
        for (int i = 0; i < steps.size(); i++) {
            if (!tell(i + 1, steps.get(i))) {
                List<String> remaining = steps.subList(i + 1, steps.size()).stream()
                        .map(Step::sentence)
                        .toList();
                teller.notRun(i + 2, remaining);
                notRun = remaining.size();
                return;
            }
        }
    }

    /** Whether the story can go on. */
    private boolean tell(int number, Step step) throws InterruptedException {
        Findings findings = new Findings();
        Instant began = clock.instant();
        boolean canGoOn = true;
        try {
            step.run(findings);
        } catch (Failure failure) {
            findings.fail(failure.getMessage() == null ? "failed" : failure.getMessage());
            canGoOn = false;
        }
        Duration took = Duration.between(began, clock.instant());
        teller.outcome(number, step.sentence(), findings, took);
        expectations += findings.expectations();
        unmet += findings.unmet();
        told.add(asJson(step, findings, took));
        return canGoOn;
    }

    public boolean allHeld() {
        return unmet == 0 && notRun == 0;
    }

    public int expectations() {
        return expectations;
    }

    public int unmet() {
        return unmet;
    }

    public JsonObject report() {
        return new JsonObject()
                .add("ok", allHeld())
                .add("expectations", expectations)
                .add("unmet", unmet)
                .add("stepsNotRun", notRun)
                .add("steps", told);
    }

    private static JsonObject asJson(Step step, Findings findings, Duration took) {
        JsonObject counts = new JsonObject();
        findings.counts().forEach((name, value) -> {
            if (value instanceof Long number) {
                counts.add(name, number);
            } else {
                counts.add(name, value.toString());
            }
        });
        JsonObject verdicts = new JsonObject();
        findings.verdicts().forEach(verdicts::add);
        return new JsonObject()
                .add("step", step.sentence())
                .add("ok", findings.allHeld())
                .add("seconds", took.toMillis() / 1000.0)
                .add("expectations", findings.expectations())
                .add("counts", counts)
                .add("verdicts", verdicts)
                .add("said", Json.array(findings.notes().toArray(String[]::new)))
                .add("failures", Json.array(findings.failures().toArray(String[]::new)));
    }
}
