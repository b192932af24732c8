package org.countersign.counter.openid4vp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.check.CheckReceipt;
import org.countersign.check.DeskId;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;

/**
 * What a receipt says of a presentation: what was checked, against what, when, by which desk, for which purpose, and the verdict. No claim,
 * no status index, and nothing that is the same in two showings of one certificate: the hash is of this one presentation.
 */
public final class PresentationReceipts {
    private final DeskId desk;

    public PresentationReceipts(DeskId desk) {
        this.desk = desk;
    }

    JsonObject claims(PresentationRequest request, List<CheckedPresentation> checked, Instant now) {
        return JsonObject.builder()
                .put("iss", desk.value())
                .put("iat", now.getEpochSecond())
                .put("flow", request.flow().name())
                .put("client_id", request.clientId())
                .put(
                        "purpose",
                        JsonObject.builder()
                                .put("id", request.purpose().id())
                                .put("zh", request.purpose().text().zh())
                                .put("en", request.purpose().text().en())
                                .build())
                .put("accepted", checked.stream().allMatch(CheckedPresentation::isAccepted))
                .put("checks", JsonArray.of(checked, PresentationReceipts::check))
                .build();
    }

    private static JsonObject check(CheckedPresentation presentation) {
        JsonObject.Builder check = JsonObject.builder()
                .put("query", presentation.queryId())
                .putText("mismatch", presentation.mismatch().map(Enum::name))
                .put("presentation_sha256", presentation.digest().hex());
        CheckReceipt.addOutcome(check, presentation.result());
        return check.build();
    }

    /** What the wallet is told: stable codes of the check, and of the comparison with the query. */
    static String reason(List<CheckedPresentation> checked) {
        CheckedPresentation first = checked.stream()
                .filter(presentation -> !presentation.isAccepted())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("all were accepted"));
        String verdict =
                first.result().verdict().code() + " " + first.result().verdict().reason();
        Optional<String> mismatch = first.mismatch().map(way -> "NOT_AS_ASKED " + way);
        return mismatch.orElse(verdict) + " at " + first.result().decidedAt();
    }
}
