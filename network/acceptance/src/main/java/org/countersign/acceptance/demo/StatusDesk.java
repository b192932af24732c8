package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.http.IdempotencyKey;
import org.countersign.acceptance.story.Failure;

/** The officer's side of a change of status: asks for it, and waits until the ledger has decided. */
final class StatusDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long ASK_EVERY_MILLIS = 200;

    private final Stage stage;
    private final GatewayClient officer;

    StatusDesk(Stage stage) {
        this.stage = stage;
        this.officer = stage.cast().officer();
    }

    /** What became of it: the state, and the ledger's code when it refused. */
    record Outcome(String state, String code) {}

    Outcome change(String certificate, String to, String reason, IdempotencyKey key) throws InterruptedException {
        JsonObject wanted = new JsonObject().add("to", to).add("reason", reason);
        String operation = officer.post("/certificates/" + certificate + "/status", wanted, key)
                .orFail(202, 200)
                .object()
                .getString("operation", "");
        Instant deadline = stage.clock().instant().plus(PATIENCE);
        while (stage.clock().instant().isBefore(deadline)) {
            JsonObject state = officer.get("/certificates/" + certificate + "/status/" + operation)
                    .orFail(200)
                    .object();
            if (!state.getString("state", "").equals("PENDING")) {
                return new Outcome(state.getString("state", ""), state.getString("code", ""));
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        }
        throw new Failure("a change of status was not decided within " + PATIENCE.toSeconds() + " s");
    }

    /** Issues one certificate and waits until it is registered. Returns its id. */
    String issue(JsonObject request, IdempotencyKey key) throws InterruptedException {
        String id = officer.post("/certificates", request, key)
                .orFail(202, 200)
                .object()
                .getString("id", "");
        Instant deadline = stage.clock().instant().plus(PATIENCE);
        while (stage.clock().instant().isBefore(deadline)) {
            String state =
                    officer.get("/certificates/" + id).orFail(200).object().getString("state", "");
            if (state.equals("REGISTERED")) {
                return id;
            }
            if (state.equals("REFUSED")) {
                throw new Failure("the ledger refused a single certificate");
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        }
        throw new Failure("a single certificate was not registered within " + PATIENCE.toSeconds() + " s");
    }

    String pass(String certificate) throws InterruptedException {
        return officer.get("/certificates/" + certificate + "/pass")
                .orFail(200)
                .text()
                .strip();
    }
}
