package org.countersign.acceptance.demo;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.http.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** Requests that the gateway must refuse with a clear problem, and what it must answer to each. */
final class Misuse {
    private static final int TOO_MANY_LINES = 200_002;
    private static final int TOO_LARGE = 1024 * 1024 + 1;
    private static final String CERTIFICATES = "/certificates";
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    /** One thing wrong with an otherwise ordinary request. */
    record Case(String what, int status, String code, Attempt attempt) {}

    /** Sends the request of a case. */
    interface Attempt {
        Answer send() throws InterruptedException;
    }

    private final Cast cast;
    private final RunLabel label;
    private final String anyType;

    Misuse(Cast cast, RunLabel label, String anyType) {
        this.cast = cast;
        this.label = label;
        this.anyType = anyType;
    }

    List<Case> cases() {
        return Stream.of(byStrangers(), inTheWrongRole(), ofTheWrongForm(), ofTheWrongSize(), forNothing())
                .flatMap(List::stream)
                .toList();
    }

    private List<Case> byStrangers() {
        return List.of(
                unauthenticated("a request without a token", null),
                unauthenticated("a token that nobody issued", "Bearer invented"),
                unauthenticated("a password instead of a token", "Basic b2ZmaWNlcjpvZmZpY2Vy"));
    }

    private List<Case> inTheWrongRole() {
        return List.of(
                forbidden("a counter that issues", () -> post(cast.counter(), CERTIFICATES, "{}", "role-1")),
                forbidden(
                        "a partner that lists certificates",
                        () -> cast.partner().get(CERTIFICATES + "?limit=1")),
                forbidden(
                        "an auditor that moves points",
                        () -> post(cast.auditor(), "/credit/operations", "{}", "role-2")),
                forbidden(
                        "an officer that rebuilds the projection",
                        () -> post(cast.officer(), "/audit/projection/rebuild", "{}", "role-3")));
    }

    private List<Case> ofTheWrongForm() {
        String type = "{\"type\":\"" + anyType + "\"";
        String whole = type + ",\"fields\":{}}";
        return List.of(
                new Case(
                        "a request without an idempotency key",
                        400,
                        "IDEMPOTENCY_KEY_MISSING",
                        () -> withoutKey(whole)),
                issuing("JSON that breaks off", 400, "MALFORMED_REQUEST", type, "broken"),
                issuing("JSON with a member twice", 400, "MALFORMED_REQUEST", type + "," + whole.substring(1), "twice"),
                issuing(
                        "JSON with a member that nobody knows",
                        400,
                        "VALIDATION_FAILED",
                        type + ",\"fields\":{},\"admin\":true}",
                        "unknown-member"),
                issuing("a certificate without its fields", 400, "VALIDATION_FAILED", whole, "no-fields"),
                new Case("text instead of JSON", 415, "UNSUPPORTED_MEDIA_TYPE", this::asText));
    }

    private List<Case> ofTheWrongSize() {
        return List.of(
                issuing(
                        "a request that is too large",
                        413,
                        "TOO_LARGE",
                        "{\"type\":\"" + "x".repeat(TOO_LARGE) + "\"}",
                        "large"),
                new Case("a file with too many lines", 413, "TOO_LARGE", this::tooLongFile));
    }

    private List<Case> forNothing() {
        GatewayClient officer = cast.officer();
        return List.of(
                issuing(
                        "a certificate of an unknown type",
                        404,
                        "UNKNOWN_TYPE",
                        "{\"type\":\"no-such-type\",\"fields\":{}}",
                        "no-type"),
                new Case("a file of an unknown type", 404, "UNKNOWN_TYPE", this::fileOfUnknownType),
                new Case(
                        "a certificate that does not exist",
                        404,
                        "NOT_FOUND",
                        () -> officer.get(CERTIFICATES + "/00000000-0000-7000-8000-000000000000")),
                new Case("an address that does not exist", 404, "NOT_FOUND", () -> officer.get("/no-such-thing")));
    }

    private Case unauthenticated(String what, @Nullable String authorization) {
        return new Case(what, 401, "UNAUTHENTICATED", () -> withAuthorization(authorization));
    }

    private static Case forbidden(String what, Attempt attempt) {
        return new Case(what, 403, "FORBIDDEN", attempt);
    }

    private Case issuing(String what, int status, String code, String body, String key) {
        return new Case(what, status, code, () -> post(cast.officer(), CERTIFICATES, body, key));
    }

    private Answer withAuthorization(@Nullable String authorization) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(cast.officer().resolve("/certificates"))
                .header("Content-Type", JSON)
                .header("Idempotency-Key", label.key("no-token").header())
                .POST(BodyPublishers.ofString("{\"type\":\"" + anyType + "\",\"fields\":{}}"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return cast.officer().send(request.build());
    }

    private Answer post(GatewayClient client, String path, String body, String key) throws InterruptedException {
        IdempotencyKey idempotencyKey = label.key("misuse-" + key);
        return client.send(client.request(path)
                .header("Content-Type", JSON)
                .header("Idempotency-Key", idempotencyKey.header())
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private Answer withoutKey(String body) throws InterruptedException {
        return cast.officer().post(CERTIFICATES, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer fileOfUnknownType() throws InterruptedException {
        return cast.officer().post("/imports?type=no-such-type&name=x.csv", CSV, new byte[] {'a', '\n'});
    }

    private Answer tooLongFile() throws InterruptedException {
        TypeDefinition type = TypeDefinition.of(
                cast.officer().get("/types/" + anyType).orFail(200).object());
        String file = String.join(",", type.header()) + "\n".repeat(TOO_MANY_LINES);
        return cast.officer()
                .post("/imports?type=" + anyType + "&name=long.csv", CSV, file.getBytes(StandardCharsets.UTF_8));
    }

    private Answer asText() throws InterruptedException {
        return cast.officer()
                .send(cast.officer()
                        .request("/certificates")
                        .header("Content-Type", "text/plain")
                        .header("Idempotency-Key", label.key("misuse-text").header())
                        .POST(BodyPublishers.ofString("{}"))
                        .build());
    }
}
