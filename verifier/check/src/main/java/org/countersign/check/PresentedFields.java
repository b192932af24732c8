package org.countersign.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.format.FormatException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldDisplay;
import org.countersign.format.pass.PassField;
import org.countersign.format.pass.ProfileField;

/** The disclosed claims as a clerk reads them, those of the type's counter profile first and in its order. */
final class PresentedFields {
    private static final int MAX_FIELDS = 64;

    private PresentedFields() {}

    static List<PassField> read(JsonObject claims, CounterProfile profile) throws Decided {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonValue> claim : claims.members().entrySet()) {
            if (!(claim.getValue() instanceof JsonText(String value)) || values.size() >= MAX_FIELDS) {
                throw Decided.unreadable(Reason.CONTENT_UNKNOWN);
            }
            values.put(claim.getKey(), value);
        }
        List<PassField> fields = new ArrayList<>();
        try {
            for (ProfileField field : profile.fields()) {
                String value = values.remove(field.name());
                if (value != null) {
                    fields.add(FieldDisplay.of(field, value));
                }
            }
            for (String name : claims.members().keySet()) {
                String value = values.get(name);
                if (value != null) {
                    fields.add(FieldDisplay.unlabelled(name, value));
                }
            }
        } catch (FormatException refused) {
            // A value that would deceive the eye, or a code that the type does not have.
            throw Decided.unreadable(Reason.CONTENT_UNKNOWN);
        }
        return fields;
    }
}
