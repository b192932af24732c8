package org.countersign.counter.openid4vp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/** The purposes of one desk, read from data: {@code docs/reference/openid4vp.md} has the members. */
public record CounterPurposes(List<CounterPurpose> all) {
    private static final int MAX_BYTES = 1 << 18;

    public CounterPurposes {
        all = List.copyOf(all);
        if (all.stream().map(CounterPurpose::id).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two purposes have the same id");
        }
    }

    public Optional<CounterPurpose> find(String id) {
        return all.stream().filter(purpose -> purpose.id().equals(id)).findFirst();
    }

    /** Refuses members that it does not know: a purpose that asks for something else than was meant is worse than none. */
    public static CounterPurposes parse(byte[] json) throws JsonException {
        return JsonReader.readObject(json, MAX_BYTES)
                .read(fields -> new CounterPurposes(fields.objects("purposes", CounterPurposes::purpose)));
    }

    private static CounterPurpose purpose(JsonFields fields) throws JsonException {
        return new CounterPurpose(
                fields.text("id"),
                fields.object("text", text -> new Names(text.text("zh"), text.text("en"))),
                fields.objects("credentials", CounterPurposes::credential),
                fields.has("credential_sets") ? fields.objects("credential_sets", CounterPurposes::set) : List.of());
    }

    private static CredentialSet set(JsonFields fields) throws JsonException {
        return new CredentialSet(sets(fields.array("options")), !fields.has("required") || fields.bool("required"));
    }

    private static CredentialQuery credential(JsonFields fields) throws JsonException {
        return new CredentialQuery(
                fields.text("id"),
                fields.texts("types", TypeCode::new),
                fields.has("multiple") && fields.bool("multiple"),
                fields.has("claims") ? fields.objects("claims", CounterPurposes::claim) : List.of(),
                fields.has("claim_sets") ? sets(fields.array("claim_sets")) : List.of(),
                fields.has("authority_keys") ? fields.texts("authority_keys", String::valueOf) : List.of());
    }

    private static ClaimQuery claim(JsonFields fields) throws JsonException {
        String name = fields.text("name");
        return new ClaimQuery(
                fields.has("id") ? fields.text("id") : name,
                name,
                fields.has("values") ? fields.texts("values", String::valueOf) : List.of());
    }

    private static List<List<String>> sets(JsonArray sets) {
        List<List<String>> all = new ArrayList<>();
        for (JsonValue set : sets.values()) {
            List<String> ids = new ArrayList<>();
            if (!(set instanceof JsonArray(List<JsonValue> values))) {
                throw new IllegalArgumentException("a set is an array of ids");
            }
            for (JsonValue value : values) {
                if (!(value instanceof JsonText(String id))) {
                    throw new IllegalArgumentException("a set holds ids");
                }
                ids.add(id);
            }
            all.add(ids);
        }
        return all;
    }
}
