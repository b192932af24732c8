package org.countersign.browser;

import java.util.List;
import org.countersign.format.Names;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.pass.CodeEntry;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;

/** A counter profile as JSON, with the names of wire-format's trust bundle. */
final class ProfileValues {
    private ProfileValues() {}

    static CounterProfile profile(JsonFields fields) throws JsonException {
        return new CounterProfile(fields.objects("profile", ProfileValues::field));
    }

    private static ProfileField field(JsonFields fields) throws JsonException {
        return new ProfileField(
                fields.text("name"), fields.object("label", ProfileValues::names), codec(fields, fields.text("codec")));
    }

    private static FieldCodec codec(JsonFields fields, String name) throws JsonException {
        return switch (name) {
            case "TEXT" -> FieldCodec.text();
            case "DIGITS" -> FieldCodec.digits();
            case "SERIAL" -> FieldCodec.serial();
            case "DATE" -> FieldCodec.date();
            case "CODE" -> FieldCodec.code(fields.objects("table", ProfileValues::entry));
            default -> throw new JsonException(JsonException.Reason.BAD_VALUE, "an unknown codec");
        };
    }

    static JsonObject write(ProfileField field) {
        JsonObject.Builder json = JsonObject.builder().put("name", field.name()).put("label", write(field.label()));
        switch (field.codec()) {
            case FieldCodec.Text _ -> json.put("codec", "TEXT");
            case FieldCodec.Digits _ -> json.put("codec", "DIGITS");
            case FieldCodec.Serial _ -> json.put("codec", "SERIAL");
            case FieldCodec.Date _ -> json.put("codec", "DATE");
            case FieldCodec.Code(List<CodeEntry> table) ->
                json.put("codec", "CODE").put("table", JsonArray.of(table, ProfileValues::write));
        }
        return json.build();
    }

    private static JsonObject write(CodeEntry entry) {
        return JsonObject.builder()
                .put("code", entry.code())
                .put("label", write(entry.label()))
                .build();
    }

    static JsonObject write(Names names) {
        return JsonObject.builder().put("zh", names.zh()).put("en", names.en()).build();
    }

    private static CodeEntry entry(JsonFields fields) throws JsonException {
        return new CodeEntry(fields.text("code"), fields.object("label", ProfileValues::names));
    }

    private static Names names(JsonFields fields) throws JsonException {
        return new Names(fields.text("zh"), fields.text("en"));
    }
}
