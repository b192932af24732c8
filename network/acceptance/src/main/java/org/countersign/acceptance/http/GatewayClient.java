package org.countersign.acceptance.http;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.countersign.acceptance.stack.DevelopmentClient;
import org.countersign.acceptance.story.Failure;
import org.jspecify.annotations.Nullable;

/** One client of the gateway with its own role. Fetches its token when it needs one; may be used by several threads. */
public final class GatewayClient {
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);
    private static final Duration TOKEN_MARGIN = Duration.ofSeconds(30);

    private record Token(String value, Instant staleAt) {}

    private final HttpClient http;
    private final URI gateway;
    private final DevelopmentClient client;
    private final InstantSource clock;
    private @Nullable Token token;

    public GatewayClient(HttpClient http, URI gateway, DevelopmentClient client, InstantSource clock) {
        this.http = http;
        this.gateway = gateway;
        this.client = client;
        this.clock = clock;
    }

    public Answer get(String path) throws InterruptedException {
        return send(request(path).GET().build());
    }

    public Answer post(String path, JsonValue body, IdempotencyKey key) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key.header())
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Waits at the gateway, as long as the API allows, for the outcome of the operation. */
    public Answer postAndWait(String path, JsonValue body, IdempotencyKey key) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=30")
                .header("Idempotency-Key", key.header())
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    public Answer post(String path, JsonValue body) throws InterruptedException {
        return post(path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String path, String contentType, byte[] body) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** A request with this client's authorization, for those who want to spoil something about it. */
    public HttpRequest.Builder request(String path) throws InterruptedException {
        return HttpRequest.newBuilder(resolve(path))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer " + bearerToken());
    }

    public Answer send(HttpRequest request) throws InterruptedException {
        String name = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            String contentType = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    name,
                    response.statusCode(),
                    contentType,
                    response.headers().firstValue("Retry-After"),
                    response.body());
        } catch (IOException e) {
            throw new Failure(name + " got no answer: " + e, e);
        }
    }

    /** An absolute address, or a path below the API's base. */
    public URI resolve(String path) {
        return path.startsWith("/api/") || path.startsWith("/actuator/") || path.startsWith("/v3/")
                ? gateway.resolve(path)
                : gateway.resolve("/api/v1" + path);
    }

    private synchronized String bearerToken() throws InterruptedException {
        Instant now = clock.instant();
        Token current = token;
        if (current == null || !now.isBefore(current.staleAt())) {
            current = fetchToken(now);
            token = current;
        }
        return current.value();
    }

    private Token fetchToken(Instant now) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", client.secret().openAsBasicAuthorization(client.clientId()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + String.join("%20", client.roles())))
                .build();
        JsonObject answer = send(request).orFail(200).object();
        Duration life = Duration.ofSeconds(answer.getLong("expires_in", 60));
        return new Token(answer.getString("access_token", ""), now.plus(life).minus(TOKEN_MARGIN));
    }
}
