package org.countersign.counter.sync;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;
import org.jspecify.annotations.Nullable;

/** Calls of the gateway's API as a counter, with a token that is fetched once. Follows no redirect. */
final class GatewayCalls implements AutoCloseable {
    static final int MAX_BYTES = 8 << 20;

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final String GZIP = "gzip";

    private final URI base;
    private final Path clients;
    private final HttpClient http;
    private @Nullable String token;

    GatewayCalls(URI base, HttpClient.Builder http, Path clients) {
        this.base = base;
        this.clients = clients;
        this.http = http.connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    HttpRequest.Builder request(String path, String accept) throws IOException {
        return HttpRequest.newBuilder(base.resolve("/api/v1/" + path))
                .header("Authorization", "Bearer " + token())
                .header("Accept", accept)
                .header("Accept-Encoding", GZIP)
                .GET();
    }

    Answer post(String path, byte[] json) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve("/api/v1/" + path))
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    private String token() throws IOException {
        String held = token;
        if (held == null) {
            held = fetchToken();
            token = held;
        }
        return held;
    }

    private String fetchToken() throws IOException {
        Answer answer = send(HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                .header("Authorization", ClientAccount.counterIn(clients).revealAsBasicCredentials())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=counter")));
        try {
            return JsonReader.readObject(answer.requireOk().body(), MAX_BYTES)
                    .fields()
                    .text("access_token");
        } catch (JsonException bad) {
            throw new IOException("the gateway's answer holds no token: " + bad.reason(), bad);
        }
    }

    /** An answer of any status; the body is unpacked and within the limit. */
    static final class Answer {
        private final String path;
        private final int status;
        private final Optional<String> tag;
        private final byte[] body;

        Answer(String path, HttpResponse<?> head, byte[] body) {
            this.path = path;
            this.status = head.statusCode();
            this.tag = head.headers().firstValue("ETag");
            this.body = body;
        }

        int status() {
            return status;
        }

        Optional<String> tag() {
            return tag;
        }

        byte[] body() {
            return body;
        }

        Answer requireOk() throws IOException {
            if (status != OK) {
                throw new IOException("the gateway answered " + status + " for " + path);
            }
            return this;
        }
    }

    Answer send(HttpRequest.Builder request) throws IOException {
        HttpRequest ready = request.timeout(ANSWER_WITHIN).build();
        String path = ready.uri().getPath();
        try {
            HttpResponse<InputStream> answer = http.send(ready, BodyHandlers.ofInputStream());
            boolean isPacked = answer.headers()
                    .firstValue("Content-Encoding")
                    .filter(GZIP::equals)
                    .isPresent();
            try (InputStream sent = answer.body();
                    InputStream body = isPacked ? new GZIPInputStream(sent) : sent) {
                // The limit holds for what comes out: a small body could unpack into a very large one.
                byte[] content = body.readNBytes(MAX_BYTES + 1);
                if (content.length > MAX_BYTES) {
                    throw new IOException("the gateway's answer for " + path + " is too large");
                }
                return new Answer(path, answer, content);
            }
        } catch (java.net.ConnectException refused) {
            throw new IOException(
                    "the gateway does not answer at " + base + "; start it with ./countersign up", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("asking the gateway was interrupted", stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
