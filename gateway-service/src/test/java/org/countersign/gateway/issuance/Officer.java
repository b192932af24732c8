package org.countersign.gateway.issuance;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.countersign.gateway.Api;
import org.countersign.gateway.issuance.types.Samples;
import tools.jackson.databind.json.JsonMapper;

/** What an issuing officer does through the API, with the waiting that belongs to it. */
public final class Officer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Api api;

    public Officer(Api api) {
        this.api = api.as("officer-1");
    }

    public static String request(String type, int number) {
        return request(type, Samples.values(type, number), Map.of());
    }

    public static String request(String type, Map<String, ?> fields, Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("type", type);
        body.put("fields", fields);
        return JSON.writeValueAsString(body);
    }

    public Api api() {
        return api;
    }

    /** Issues and waits until it is on the ledger. */
    public String issued(String request, String key) {
        var accepted = api.post("/api/v1/certificates", request, key);
        if (accepted.status() != 202) {
            throw new AssertionError(accepted.status() + " " + accepted.text());
        }
        var id = accepted.json().get("id").asString();
        eventually(() -> api.get("/api/v1/certificates/" + id)
                .json()
                .get("state")
                .asString()
                .equals("REGISTERED"));
        return id;
    }

    public String pass(String id) {
        return api.get("/api/v1/certificates/" + id + "/pass").text();
    }

    /** Changes the status and waits until the chain has decided; returns the state. */
    public String changed(String id, String to, String key) {
        var accepted = api.post(
                "/api/v1/certificates/" + id + "/status", "{\"to\":\"%s\",\"reason\":\"test\"}".formatted(to), key);
        if (accepted.status() != 202) {
            throw new AssertionError(accepted.status() + " " + accepted.text());
        }
        var path = "/api/v1/certificates/" + id + "/status/"
                + accepted.json().get("operation").asString();
        eventually(() -> !api.get(path).json().get("state").asString().equals("PENDING"));
        return api.get(path).json().get("state").asString();
    }

    public Api.Response upload(String type, byte[] file) {
        return api.send(api.request("/api/v1/imports?type=" + type + "&name=list.csv")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    public static void eventually(Supplier<Boolean> held) {
        var end = Instant.now().plus(PATIENCE);
        while (!held.get()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("did not come true within " + PATIENCE);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
