package org.countersign.acceptance.screens;

import com.eclipsesource.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.http.IdempotencyKey;
import org.countersign.acceptance.stack.StackFolder;

/** The agencies around a citizen's points, by the API: one that awards them, and the till of a partner that takes them. */
final class PointsAgencies {
    static final String SCHEME = "volunteer";

    private final Clock clock = Clock.systemUTC();
    private final GatewayClient office;
    private final GatewayClient till;

    PointsAgencies(StackFolder stack) {
        HttpClient http = stack.http().build();
        this.office = new GatewayClient(http, stack.gateway(), stack.clientWithRole("officer"), clock);
        this.till = new GatewayClient(http, stack.gateway(), stack.partners().getFirst(), clock);
    }

    /** Awards points to whoever has this number, and waits until the ledger has them. */
    void award(String resident, int points, String service) throws InterruptedException {
        order(
                        office,
                        operation("earn")
                                .add("resident", resident)
                                .add("scheme", SCHEME)
                                .add("points", points)
                                .add("expiresAt", inDays(365))
                                .add("event", service))
                .orFail(200);
    }

    /** Holds points with the code that a citizen read out. */
    Answer hold(String code, int points) throws InterruptedException {
        return order(
                till,
                operation("hold")
                        .add("authorisation", code)
                        .add("scheme", SCHEME)
                        .add("points", points)
                        .add("until", inDays(1)));
    }

    Answer capture(String hold, int points) throws InterruptedException {
        return order(till, operation("capture").add("hold", hold).add("points", points));
    }

    private static Answer order(GatewayClient who, JsonObject operation) throws InterruptedException {
        return who.postAndWait(
                "/credit/operations",
                operation,
                new IdempotencyKey(UUID.randomUUID().toString()));
    }

    private static JsonObject operation(String kind) {
        return new JsonObject().add("op", kind);
    }

    private String inDays(int days) {
        return clock.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(Duration.ofDays(days))
                .toString();
    }
}
