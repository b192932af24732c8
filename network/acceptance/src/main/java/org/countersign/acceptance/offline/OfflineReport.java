package org.countersign.acceptance.offline;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the child process found: how it was proved offline, and the verdicts. */
public record OfflineReport(
        List<String> proofs, int refusals, int openSockets, String provider, long millis, List<CheckedItem> items) {
    public OfflineReport {
        proofs = List.copyOf(proofs);
        items = List.copyOf(items);
    }

    void write(Path file) throws IOException {
        JsonArray checked = new JsonArray();
        items.forEach(item -> checked.add(item.toJson()));
        JsonObject report = new JsonObject()
                .add("proofs", Json.array(proofs.toArray(String[]::new)))
                .add("refusals", refusals)
                .add("openSockets", openSockets)
                .add("provider", provider)
                .add("millis", millis)
                .add("items", checked);
        Files.writeString(file, report.toString());
    }

    static OfflineReport read(Path file) throws IOException {
        JsonObject report = Json.parse(Files.readString(file)).asObject();
        return new OfflineReport(
                report.get("proofs").asArray().values().stream()
                        .map(JsonValue::asString)
                        .toList(),
                report.getInt("refusals", 0),
                report.getInt("openSockets", -1),
                report.getString("provider", ""),
                report.getLong("millis", 0),
                report.get("items").asArray().values().stream()
                        .map(CheckedItem::of)
                        .toList());
    }
}
