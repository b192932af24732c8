package org.countersign.acceptance.bench.qr;

import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.countersign.acceptance.bench.picture.Damage;

/** What one reader read, by kind of damage. */
final class Readings {
    private final Map<Damage, List<Reading>> byDamage = new EnumMap<>(Damage.class);

    void add(Damage damage, Reading reading) {
        byDamage.computeIfAbsent(damage, _ -> new ArrayList<>()).add(reading);
    }

    /** The share that was read byte for byte, and the median time; over all pictures and for each kind. */
    JsonObject toJson() {
        JsonObject kinds = new JsonObject();
        byDamage.forEach((damage, readings) -> kinds.add(damage.label(), figures(readings)));
        return figures(byDamage.values().stream().flatMap(Collection::stream).toList())
                .add("byDamage", kinds);
    }

    private static JsonObject figures(List<Reading> readings) {
        long right = readings.stream().filter(Reading::right).count();
        double[] millis =
                readings.stream().mapToDouble(Reading::millis).sorted().toArray();
        return new JsonObject()
                .add("rate", rounded((double) right / readings.size()))
                .add("medianMs", rounded(millis[millis.length / 2]));
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
