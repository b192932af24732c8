package org.countersign.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.check.CheckPolicy;
import org.countersign.check.DeskId;
import org.countersign.check.TimeEvidence;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.pass.Purpose;
import org.countersign.format.status.StatusListUri;

/**
 * What a counter's page holds when it checks. The signed files come out of the page's storage, so they are verified anew;
 * only {@code root} was pinned at enrolment.
 */
record CheckSituation(
        Bytes root,
        Optional<Bytes> trust,
        List<HeldFiles.StoredList> statusLists,
        TimeEvidence time,
        DeskId desk,
        CheckPolicy policy) {

    CheckSituation {
        statusLists = List.copyOf(statusLists);
    }

    static CheckSituation read(JsonFields fields) throws JsonException {
        return new CheckSituation(
                fields.text("root", Bytes::ofHex),
                fields.optionalText("trust", Bytes::ofHex),
                fields.objects("statusLists", CheckSituation::statusList),
                new TimeEvidence(fields.optionalInteger("now", Instant::ofEpochSecond), RequestValues.floor(fields)),
                fields.text("desk", DeskId::new),
                fields.has("policy") ? fields.object("policy", CheckSituation::policy) : CheckPolicy.STANDARD);
    }

    static HeldFiles.StoredList statusList(JsonFields fields) throws JsonException {
        return new HeldFiles.StoredList(
                fields.text("uri", StatusListUri::new),
                fields.text("token", Bytes::ofHex),
                fields.text("key", Bytes::ofHex));
    }

    /** What the page leaves out is as in the standard policy. */
    static CheckPolicy policy(JsonFields fields) throws JsonException {
        return new CheckPolicy(
                fields.text("minimumShowing", RequestValues::showing),
                fields.optionalInteger("maxStatusAgeSeconds", Duration::ofSeconds),
                fields.integer("clockToleranceSeconds", Duration::ofSeconds),
                fields.optionalInteger("maxShowingAgeSeconds", Duration::ofSeconds)
                        .orElse(CheckPolicy.STANDARD.maxShowingAge()),
                fields.optionalInteger("maxShowingAheadSeconds", Duration::ofSeconds)
                        .orElse(CheckPolicy.STANDARD.maxShowingAhead()),
                fields.optionalText("purpose", Purpose::new));
    }
}
