package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.acceptance.resident.Paper;

/** A certificate type as the API describes it: which columns its CSV has, and how a code is written in words. */
public record TypeDefinition(String code, String chineseName, Map<String, Column> columns) {
    public TypeDefinition {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** One field: its heading in a CSV file, and the words for its codes where it has any. */
    public record Column(String heading, Map<String, String> words) {
        public Column {
            words = Map.copyOf(words);
        }
    }

    public static TypeDefinition of(JsonObject type) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (JsonValue each : type.get("fields").asArray()) {
            JsonObject field = each.asObject();
            columns.put(field.getString("name", ""), new Column(chinese(field, "label"), words(field.get("table"))));
        }
        return new TypeDefinition(type.getString("code", ""), chinese(type, "name"), columns);
    }

    public List<String> header() {
        return columns.values().stream().map(Column::heading).toList();
    }

    String heading(String field) {
        Column column = columns.get(field);
        if (column == null) {
            throw new IllegalArgumentException(code + " has no field " + field);
        }
        return column.heading();
    }

    /** The cells of one row: in the order of the header, codes in words, as a clerk would type them. */
    public List<String> row(Paper paper) {
        List<String> cells = new ArrayList<>();
        columns.forEach((field, column) -> {
            String value = paper.fields().getOrDefault(field, "");
            cells.add(column.words().getOrDefault(value, value));
        });
        return cells;
    }

    private static String chinese(JsonObject object, String member) {
        return object.get(member).asObject().getString("zh", "");
    }

    private static Map<String, String> words(@org.jspecify.annotations.Nullable JsonValue table) {
        Map<String, String> words = new LinkedHashMap<>();
        JsonArray entries = table == null || table.isNull() ? new JsonArray() : table.asArray();
        for (JsonValue entry : entries) {
            words.put(entry.asObject().getString("code", ""), chinese(entry.asObject(), "label"));
        }
        return words;
    }
}
