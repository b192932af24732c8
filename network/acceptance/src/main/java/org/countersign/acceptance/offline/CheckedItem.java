package org.countersign.acceptance.offline;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the check said about one item: verdict and reason, and the fields that the clerk would see. */
public record CheckedItem(String name, String verdict, String reason, String type, Map<String, String> fields) {
    public CheckedItem {
        fields = Map.copyOf(fields);
    }

    JsonObject toJson() {
        JsonObject shown = Json.object().asObject();
        fields.forEach(shown::add);
        return new JsonObject()
                .add("name", name)
                .add("verdict", verdict)
                .add("reason", reason)
                .add("type", type)
                .add("fields", shown);
    }

    static CheckedItem of(JsonValue value) {
        JsonObject object = value.asObject();
        Map<String, String> fields = new LinkedHashMap<>();
        object.get("fields")
                .asObject()
                .forEach(
                        member -> fields.put(member.getName(), member.getValue().asString()));
        return new CheckedItem(
                object.getString("name", ""),
                object.getString("verdict", ""),
                object.getString("reason", ""),
                object.getString("type", ""),
                fields);
    }
}
