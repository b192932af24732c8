package org.countersign.format.vectors;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Names;
import org.countersign.format.pass.CodeEntry;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;

/** A counter profile in a vector, by the names of the trust bundle. */
final class ProfileJson {
    private ProfileJson() {}

    static JsonArray write(CounterProfile profile) {
        JsonArray fields = new JsonArray();
        for (ProfileField field : profile.fields()) {
            fields.add(write(field));
        }
        return fields;
    }

    private static JsonObject write(ProfileField field) {
        JsonObject json = new JsonObject().add("name", field.name()).add("label", names(field.label()));
        switch (field.codec()) {
            case FieldCodec.Text text -> json.add("codec", "TEXT");
            case FieldCodec.Digits digits -> json.add("codec", "DIGITS");
            case FieldCodec.Serial serial -> json.add("codec", "SERIAL");
            case FieldCodec.Date date -> json.add("codec", "DATE");
            case FieldCodec.Code code -> json.add("codec", "CODE").add("table", table(code));
        }
        return json;
    }

    private static JsonArray table(FieldCodec.Code code) {
        JsonArray table = new JsonArray();
        for (CodeEntry entry : code.table()) {
            table.add(new JsonObject().add("code", entry.code()).add("label", names(entry.label())));
        }
        return table;
    }

    static JsonObject names(Names names) {
        return new JsonObject().add("zh", names.zh()).add("en", names.en());
    }

    static CounterProfile read(JsonValue json) {
        List<ProfileField> fields = new ArrayList<>();
        for (JsonValue value : json.asArray()) {
            JsonObject field = value.asObject();
            fields.add(new ProfileField(
                    PublishedVector.text(field, "name"),
                    names(PublishedVector.member(field, "label").asObject()),
                    codec(field)));
        }
        return new CounterProfile(fields);
    }

    private static FieldCodec codec(JsonObject field) {
        return switch (PublishedVector.text(field, "codec")) {
            case "TEXT" -> FieldCodec.text();
            case "DIGITS" -> FieldCodec.digits();
            case "SERIAL" -> FieldCodec.serial();
            case "DATE" -> FieldCodec.date();
            case "CODE" -> FieldCodec.code(table(PublishedVector.member(field, "table")));
            default -> throw new IllegalStateException("a codec that no profile has");
        };
    }

    private static List<CodeEntry> table(JsonValue json) {
        List<CodeEntry> table = new ArrayList<>();
        for (JsonValue value : json.asArray()) {
            JsonObject entry = value.asObject();
            table.add(new CodeEntry(
                    PublishedVector.text(entry, "code"),
                    names(PublishedVector.member(entry, "label").asObject())));
        }
        return table;
    }

    private static Names names(JsonObject json) {
        return new Names(PublishedVector.text(json, "zh"), PublishedVector.text(json, "en"));
    }
}
