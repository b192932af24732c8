package org.countersign.format.status;

import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.StrictJson;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;

/**
 * Names all lists of one issuer, so that a verifier can fetch them before he needs them (draft-ietf-oauth-status-list, section 9). Not
 * signed: a wrong entry leads to a list whose own signature does not hold.
 */
public record StatusListAggregation(List<StatusListUri> lists) {
    /** As many as list numbers. */
    public static final int MAX_LISTS = ListNumber.MAX + 1;

    private static final int MAX_BYTES = 1 << 22;

    public StatusListAggregation {
        lists = List.copyOf(lists);
        if (lists.size() > MAX_LISTS) {
            throw new IllegalArgumentException("an aggregation names at most " + MAX_LISTS + " lists");
        }
    }

    /** The document, {@code application/json}. */
    public Bytes write() {
        JsonObject document = JsonObject.builder()
                .put(StatusListLabels.AGGREGATION, JsonArray.of(lists, uri -> new JsonText(uri.value())))
                .build();
        return Bytes.of(JsonWriter.canonicalBytes(document));
    }

    public static StatusListAggregation read(Bytes document) throws FormatException {
        List<JsonValue> values = new JsonClaims(StrictJson.object(document, MAX_BYTES), FormatCode.STATUS_CLAIMS)
                .array(StatusListLabels.AGGREGATION);
        if (values.size() > MAX_LISTS) {
            throw new FormatException(FormatCode.STATUS_TOO_LARGE, "an aggregation of " + values.size() + " lists");
        }
        List<StatusListUri> lists = new ArrayList<>();
        for (JsonValue value : values) {
            if (!(value instanceof JsonText(String text))) {
                throw new FormatException(FormatCode.STATUS_CLAIMS, "a list is named by a text");
            }
            lists.add(StatusListUri.of(text, FormatCode.STATUS_CLAIMS));
        }
        return new StatusListAggregation(lists);
    }
}
