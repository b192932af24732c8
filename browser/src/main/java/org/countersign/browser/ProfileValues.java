package org.countersign.browser;

import org.countersign.format.Names;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
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

    private static CodeEntry entry(JsonFields fields) throws JsonException {
        return new CodeEntry(fields.text("code"), fields.object("label", ProfileValues::names));
    }

    private static Names names(JsonFields fields) throws JsonException {
        return new Names(fields.text("zh"), fields.text("en"));
    }
}
