package org.countersign.acceptance.bench.qr;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.Names;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.CodeEntry;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.status.StatusReference;

/** A certificate type by the very file that ships with the gateway, as far as its counter pass goes. */
final class ShippedType {
    private static final String LAST_FOUR = "LAST_FOUR";

    private final JsonObject definition;
    private final List<Entry> entries;

    /** One value of the pass. */
    private record Entry(JsonObject field, boolean lastFour) {
        String name() {
            return field.getString("name", "") + (lastFour ? "LastFour" : "");
        }

        String of(String value) {
            return lastFour ? value.substring(value.length() - 4) : value;
        }
    }

    private ShippedType(JsonObject definition) {
        this.definition = definition;
        this.entries = objects(definition.get("counterProfile").asArray()).stream()
                .map(part -> new Entry(
                        field(definition, part.getString("field", "")), LAST_FOUR.equals(part.getString("take", ""))))
                .toList();
    }

    static ShippedType of(PaperKind kind) {
        String name = "/certificate-types/" + kind.type() + ".json";
        try (InputStream in = ShippedType.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new Failure("the definition " + name + " is not packaged");
            }
            return new ShippedType(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .asObject());
        } catch (IOException unreadable) {
            throw new Failure("the definition " + name + " cannot be read", unreadable);
        }
    }

    CounterProfile profile() {
        return new CounterProfile(entries.stream()
                .map(entry -> new ProfileField(entry.name(), names(entry.field().get("label")), codec(entry.field())))
                .toList());
    }

    /** The pass that the gateway would sign for this paper on that day, with this status; with the holder's key, for a wallet. */
    SignedPass pass(
            Paper paper, LocalDate issued, StatusReference status, Optional<VerificationKey> holder, Signer signer)
            throws FormatException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String value = paper.fields().get(entry.field().getString("name", ""));
            if (value != null) {
                fields.put(entry.name(), entry.of(value));
            }
        }
        return new CounterPass(
                        new TypeNumber(definition.getInt("number", 0)), status, issued, expiry(issued), fields, holder)
                .sign(profile(), signer);
    }

    private Optional<Instant> expiry(LocalDate issued) {
        String length = definition.get("validity").asObject().getString("default", "");
        return length.isEmpty() ? Optional.empty() : Optional.of(CityTime.startOf(issued.plus(Period.parse(length))));
    }

    private static FieldCodec codec(JsonObject field) {
        return switch (field.getString("kind", "")) {
            case "DIGITS" -> FieldCodec.digits();
            case "SERIAL", "ID_NUMBER" -> FieldCodec.serial();
            case "DATE" -> FieldCodec.date();
            case "CODE" ->
                FieldCodec.code(objects(field.get("table").asArray()).stream()
                        .map(entry -> new CodeEntry(entry.getString("code", ""), names(entry.get("label"))))
                        .toList());
            default -> FieldCodec.text();
        };
    }

    private static JsonObject field(JsonObject definition, String name) {
        return objects(definition.get("fields").asArray()).stream()
                .filter(field -> field.getString("name", "").equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure("a counter profile names the field " + name + ", which is not there"));
    }

    private static Names names(JsonValue both) {
        return new Names(both.asObject().getString("zh", ""), both.asObject().getString("en", ""));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false)
                .map(JsonValue::asObject)
                .toList());
    }
}
