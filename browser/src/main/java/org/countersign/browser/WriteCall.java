package org.countersign.browser;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.TypeNumber;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.StatusReference;
import org.countersign.format.status.StatusValue;

/**
 * Tells what an issuer would sign for some content, or the code with which the content is refused. It signs nothing. The
 * input has the shape of the published vectors that write.
 */
public final class WriteCall {
    /** {@code form} and {@code input}: gives what would be signed as {@code accepted}, or {@code refused} with the code. */
    public String write(String requestJson) throws JsonException {
        JsonFields request =
                JsonReader.readObject(requestJson, RequestValues.MAX_CHARS).fields();
        String form = request.text("form");
        JsonFields input = request.object("input");
        request.done();
        return ReadCall.answer(() -> switch (form) {
            case "counter-pass" -> counterPass(input);
            case "status-list" -> statusList(input.object("write"));
            default -> throw new JsonException(JsonException.Reason.BAD_VALUE, "no form " + form + " is written here");
        });
    }

    private static JsonObject counterPass(JsonFields input) throws JsonException, FormatException {
        CounterPass pass = input.object("write", WriteCall::pass);
        return JsonObject.builder()
                .put("payload", pass.payload(ProfileValues.profile(input)).hex())
                .build();
    }

    private static CounterPass pass(JsonFields fields) throws JsonException {
        return new CounterPass(
                fields.integer("type", number -> new TypeNumber((int) number)),
                StatusReference.of((int) fields.integer("list"), (int) fields.integer("index")),
                fields.text("firstDay", CityTime::day),
                fields.optionalInteger("expiresAt", Instant::ofEpochSecond),
                fields.textsByName("fields"));
    }

    private static JsonObject statusList(JsonFields write) throws JsonException, FormatException {
        Map<StatusIndex, StatusValue> statuses = new HashMap<>();
        List<Entry> entries = write.objects("statuses", Entry::read);
        entries.forEach(entry -> statuses.put(entry.index(), entry.status()));
        StatusList list = StatusList.of((int) write.integer("bits"), (int) write.integer("entries"), statuses);
        return JsonObject.builder().put("list", packed(list).hex()).build();
    }

    private record Entry(StatusIndex index, StatusValue status) {
        static Entry read(JsonFields fields) throws JsonException {
            return new Entry(
                    fields.integer("index", index -> new StatusIndex((int) index)),
                    fields.integer("status", status -> new StatusValue((int) status)));
        }
    }

    private static Bytes packed(StatusList list) {
        byte[] packed = new byte[list.entries() * list.bits() / 8];
        for (int i = 0; i < list.entries(); i++) {
            packed[i * list.bits() / 8] |= (byte) (ReadTrust.at(list, i) << (i * list.bits() % 8));
        }
        return Bytes.of(packed);
    }
}
