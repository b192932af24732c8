package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Failure;

/** The officer's side of a bulk import. */
final class ImportDesk {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long ASK_EVERY_MILLIS = 250;

    private final Stage stage;
    private final GatewayClient officer;

    ImportDesk(Stage stage) {
        this.stage = stage;
        this.officer = stage.cast().officer();
    }

    String handIn(PaperKind kind, CsvFile file) throws InterruptedException {
        return handIn(kind.type(), file.name(), file.bytes())
                .orFail(202, 200)
                .object()
                .getString("id", "");
    }

    Answer handIn(String type, String name, byte[] content) throws InterruptedException {
        return officer.post(
                "/imports?type=" + type + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                "text/csv",
                content);
    }

    /** Waits until every row is decided and every accepted one is registered, and shows how far it is. */
    JsonObject follow(String importId, String name, long ofAll, long before) throws InterruptedException {
        Instant deadline = stage.clock().instant().plus(PATIENCE);
        while (true) {
            JsonObject state = officer.get("/imports/" + importId).orFail(200).object();
            long registered = state.getLong("registered", 0);
            long decided = registered + state.getLong("refusedByLedger", 0);
            boolean allRowsRead = !state.getString("state", "").equals("RUNNING");
            if (allRowsRead && decided >= state.getLong("accepted", 0)) {
                return state;
            }
            if (stage.clock().instant().isAfter(deadline)) {
                throw new Failure(name + " was not done after " + PATIENCE.toMinutes() + " minutes: " + registered
                        + " registered");
            }
            stage.teller().progress("registered", before + registered, ofAll);
            Thread.sleep(ASK_EVERY_MILLIS);
        }
    }

    JsonArray errors(String importId) throws InterruptedException {
        return officer.get("/imports/" + importId + "/errors")
                .orFail(200)
                .json()
                .asArray();
    }
}
