package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;

/** Operations on points, each with its own idempotency key, and the balance of an account. */
final class PointsDesk {
    static final String SCHEME = "volunteer";

    private static final String OPERATIONS = "/credit/operations";

    private final Stage stage;

    PointsDesk(Stage stage) {
        this.stage = stage;
    }

    /** What an account has. */
    record Balance(long available, long held) {}

    Answer order(GatewayClient who, JsonObject operation, String key) throws InterruptedException {
        return who.postAndWait(OPERATIONS, operation, stage.label().key(key));
    }

    /** The id of an operation that must have been carried out. */
    String applied(GatewayClient who, JsonObject operation, String key) throws InterruptedException {
        return order(who, operation, key).orFail(200).object().getString("operation", "");
    }

    Balance balance(String account) throws InterruptedException {
        JsonObject answer = stage.cast()
                .officer()
                .get("/credit/accounts/" + account + "?scheme=" + SCHEME)
                .orFail(200)
                .object();
        return new Balance(answer.getLong("available", -1), answer.getLong("held", -1));
    }

    String account(String resident) throws InterruptedException {
        return stage.cast()
                .officer()
                .post("/credit/accounts", new JsonObject().add("resident", resident))
                .orFail(200)
                .object()
                .getString("account", "");
    }

    static JsonObject operation(String kind) {
        return new JsonObject().add("op", kind);
    }
}
