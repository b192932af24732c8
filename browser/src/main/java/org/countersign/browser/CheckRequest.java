package org.countersign.browser;

import java.time.Duration;
import org.countersign.check.PresentationExpectation;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonReader;
import org.countersign.format.sdjwt.KeyBindingRequest;

/** What was shown, and what the page holds, in the shape of the published vectors' forms {@code check} and {@code presentation}. */
sealed interface CheckRequest {
    CheckSituation situation();

    /** A text that a scanner delivered. */
    record Scanned(String text, CheckSituation situation) implements CheckRequest {}

    /** A wallet's answer to what the desk asked for. */
    record Presented(String presentation, PresentationExpectation expected, CheckSituation situation)
            implements CheckRequest {}

    /** Refuses what is not a request; what was shown is never a reason to refuse. */
    static CheckRequest read(String json) throws JsonException {
        return JsonReader.readObject(json, RequestValues.MAX_CHARS).read(CheckRequest::request);
    }

    private static CheckRequest request(JsonFields fields) throws JsonException {
        CheckSituation situation = CheckSituation.read(fields);
        if (!fields.has("presentation")) {
            return new Scanned(fields.text("text"), situation);
        }
        PresentationExpectation expected = new PresentationExpectation(
                new KeyBindingRequest(fields.text("audience"), fields.text("nonce")),
                fields.integer("longestAgeSeconds", Duration::ofSeconds),
                fields.text("vctBase"));
        return new Presented(fields.text("presentation"), expected, situation);
    }
}
