package org.countersign.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.check.CheckPolicy;
import org.countersign.check.DeskId;
import org.countersign.check.TimeEvidence;
import org.countersign.check.TimeFloor;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonReader;
import org.countersign.format.status.StatusListUri;

/**
 * Everything that a check needs, as a page hands it over, in the shape of the published vectors' form {@code check}. The
 * signed files come out of the page's storage, so they are verified anew; only {@code root} was pinned at enrolment.
 */
record CheckRequest(
        String text,
        Bytes root,
        Optional<Bytes> trust,
        List<StoredStatusList> statusLists,
        TimeEvidence time,
        DeskId desk,
        CheckPolicy policy) {
    /** Room for the largest trust bundle and a dozen of the largest status lists, in hex. */
    private static final int MAX_CHARS = 1 << 26;

    CheckRequest {
        statusLists = List.copyOf(statusLists);
    }

    /** A status list that was taken before, and the key under which it was. Whether that key still counts the check decides. */
    record StoredStatusList(StatusListUri uri, Bytes token, Bytes key) {}

    /** Refuses what is not a request; what was scanned is never a reason to refuse. */
    static CheckRequest read(String json) throws JsonException {
        return JsonReader.readObject(json, MAX_CHARS).read(CheckRequest::request);
    }

    private static CheckRequest request(JsonFields fields) throws JsonException {
        return new CheckRequest(
                fields.text("text"),
                fields.text("root", Bytes::ofHex),
                fields.optionalText("trust", Bytes::ofHex),
                fields.objects("statusLists", CheckRequest::statusList),
                new TimeEvidence(
                        fields.optionalInteger("now", Instant::ofEpochSecond),
                        fields.optionalInteger("floor", seconds -> new TimeFloor(Instant.ofEpochSecond(seconds)))
                                .orElse(TimeFloor.NONE)),
                fields.text("desk", DeskId::new),
                fields.has("policy") ? fields.object("policy", CheckRequest::policy) : CheckPolicy.STANDARD);
    }

    private static StoredStatusList statusList(JsonFields fields) throws JsonException {
        return new StoredStatusList(
                fields.text("uri", StatusListUri::new),
                fields.text("token", Bytes::ofHex),
                fields.text("key", Bytes::ofHex));
    }

    private static CheckPolicy policy(JsonFields fields) throws JsonException {
        return new CheckPolicy(
                fields.text("minimumShowing", RequestValues::showing),
                fields.optionalInteger("maxStatusAgeSeconds", Duration::ofSeconds),
                fields.integer("clockToleranceSeconds", Duration::ofSeconds));
    }
}
