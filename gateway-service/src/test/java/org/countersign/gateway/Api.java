package org.countersign.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as a client sees it: over HTTP, with a token of its own. */
public final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final Path clients;
    private final String client;
    private final ConcurrentMap<String, String> tokens;

    private Api(URI base, Path clients, String client, ConcurrentMap<String, String> tokens) {
        this.base = base;
        this.clients = clients;
        this.client = client;
        this.tokens = tokens;
    }

    /** The gateway on a port of this machine; its development clients are in the file. */
    public static Api at(int port, Path clients) {
        return new Api(URI.create("http://127.0.0.1:" + port), clients, "", new ConcurrentHashMap<>());
    }

    /** Where the gateway is. */
    public URI base() {
        return base;
    }

    /** The file with the development clients. */
    public Path clients() {
        return clients;
    }

    /** The same gateway as seen by one of the development clients: {@code officer-1}, {@code partner-1} and so on. */
    public Api as(String clientId) {
        return new Api(base, clients, clientId, tokens);
    }

    /** Without a token. */
    public Api anonymous() {
        return new Api(base, clients, "", tokens);
    }

    public Response get(String path) {
        return send(request(path).GET());
    }

    public Response post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** With an {@code Idempotency-Key}. */
    public Response post(String path, String json, String key) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", '"' + key + '"')
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A request that carries this client's token, for what the shorter methods do not offer. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        return client.isEmpty() ? request : request.header("Authorization", "Bearer " + token());
    }

    public Response send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Response(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String token() {
        return tokens.computeIfAbsent(client, id -> {
            var response = anonymous()
                    .send(HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                            .header("Authorization", "Basic " + basic(id, secretOf(id)))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
            if (response.status() != 200) {
                throw new IllegalStateException(
                        "no token for " + id + ": " + response.status() + " " + response.text());
            }
            return response.json().get("access_token").asString();
        });
    }

    public String secretOf(String clientId) {
        try {
            for (var entry : JSON.readTree(Files.readString(clients))) {
                if (entry.get("clientId").asString().equals(clientId)) {
                    return entry.get("clientSecret").asString();
                }
            }
            throw new IllegalArgumentException("no client " + clientId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String basic(String id, String secret) {
        return Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** What came back. */
    public record Response(int status, HttpResponse<byte[]> raw) {
        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        public String mediaType() {
            return header("Content-Type");
        }

        /** The stable code of a problem. */
        public String code() {
            return json().path("code").asString("");
        }

        public Map<?, ?> map() {
            return JSON.convertValue(json(), Map.class);
        }
    }
}
