package org.countersign.acceptance.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one step counted, and which of its expectations held. Not for several threads at once: a step gathers its parallel
 * work first and tells it then.
 */
public final class Findings {
    private static final int LISTED_FAILURES = 20;

    private final Map<String, Object> counts = new LinkedHashMap<>();
    private final Map<String, String> verdicts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int expectations;
    private int unmet;

    /** A number for the report. */
    public void count(String name, long value) {
        counts.put(name, value);
    }

    /** A text for the report: a digest, a provider, a limit. */
    public void record(String name, String value) {
        counts.put(name, value);
    }

    /** The verdict about one certificate, by the part that it plays in the story. */
    public void verdict(String part, String code) {
        verdicts.put(part, code);
    }

    /** A clause of the line that a person reads. */
    public void say(String clause) {
        notes.add(clause);
    }

    public void expect(boolean held, String sentence) {
        expectations++;
        if (!held) {
            fail(sentence);
        }
    }

    public void expectEqual(Object expected, Object actual, String what) {
        expect(Objects.equals(expected, actual), what + " should be " + expected + ", was " + actual);
    }

    void fail(String sentence) {
        unmet++;
        if (failures.size() < LISTED_FAILURES) {
            failures.add(sentence);
        } else if (failures.size() == LISTED_FAILURES) {
            failures.add("and more of the kind");
        }
    }

    public boolean allHeld() {
        return unmet == 0;
    }

    int expectations() {
        return expectations;
    }

    int unmet() {
        return unmet;
    }

    Map<String, Object> counts() {
        return counts;
    }

    Map<String, String> verdicts() {
        return verdicts;
    }

    List<String> notes() {
        return notes;
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}
