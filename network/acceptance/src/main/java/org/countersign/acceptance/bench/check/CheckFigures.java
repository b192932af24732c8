package org.countersign.acceptance.bench.check;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.Optional;

/** What was measured in one run; the ratios are what travels from one machine to another. */
public record CheckFigures(
        double checkPerSecond,
        double rawPerSecond,
        Optional<Double> opensslPerSecond,
        double p99Micros,
        String provider) {

    public JsonObject toJson() {
        return new JsonObject()
                .add("bench", "check")
                .add("checkPerSecond", Math.round(checkPerSecond))
                .add("rawPerSecond", Math.round(rawPerSecond))
                .add(
                        "opensslPerSecond",
                        opensslPerSecond.map(CheckFigures::whole).orElse(Json.NULL))
                .add("ratioToRaw", ratio(rawPerSecond))
                .add("ratioToOpenssl", opensslPerSecond.map(this::ratio).orElse(Json.NULL))
                .add("p99Micros", Math.round(p99Micros))
                .add("provider", provider);
    }

    private static JsonValue whole(double value) {
        return Json.value(Math.round(value));
    }

    private JsonValue ratio(double other) {
        return Json.value(Math.round(checkPerSecond / other * 1_000) / 1_000.0);
    }
}
