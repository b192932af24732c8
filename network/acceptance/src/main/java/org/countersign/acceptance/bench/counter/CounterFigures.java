package org.countersign.acceptance.bench.counter;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.List;

/**
 * What was measured of the page.
 *
 * @param frames milliseconds from a camera's frame to the verdict on the screen
 * @param texts milliseconds from the last key of a scanner to the verdict on the screen
 * @param firstLoadBytes all that went over the wire for somebody who comes for the first time, the worker's files included
 * @param interactiveMs from the navigation, with nothing cached, until the page takes a code; the median of several
 * @param certificates how many statuses the desk holds
 * @param refused verdicts that were not {@code VALID}, though every certificate was good
 * @param dropped codes that were shown and never decided
 */
public record CounterFigures(
        List<Double> frames,
        List<Double> texts,
        long firstLoadBytes,
        double interactiveMs,
        long certificates,
        int refused,
        int dropped) {
    private static final double P50 = 0.50;
    private static final double P99 = 0.99;

    public CounterFigures {
        frames = frames.stream().sorted().toList();
        texts = texts.stream().sorted().toList();
    }

    public JsonObject toJson() {
        return new JsonObject()
                .add("bench", "counter")
                .add("frameToVerdictMs", percentiles(frames))
                .add("textToVerdictMs", percentiles(texts))
                .add("firstLoadBytes", firstLoadBytes)
                .add("interactiveMs", rounded(interactiveMs))
                .add("certificates", certificates)
                .add("frames", frames.size())
                .add("texts", texts.size())
                .add("refused", refused)
                .add("dropped", dropped);
    }

    private static JsonObject percentiles(List<Double> sorted) {
        return new JsonObject().add("p50", at(sorted, P50)).add("p99", at(sorted, P99));
    }

    /** The nearest rank: a value that was really measured. */
    private static JsonValue at(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            return Json.NULL;
        }
        int rank = (int) Math.ceil(share * sorted.size());
        return rounded(sorted.get(Math.max(0, rank - 1)));
    }

    private static JsonValue rounded(double millis) {
        return Json.value(Math.round(millis * 10) / 10.0);
    }
}
