package org.countersign.counter.sync;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;
import org.countersign.format.status.ListNumber;
import org.jspecify.annotations.Nullable;

/** The gateway's API, asked as a counter. Follows no redirect: its answers come from where they were asked for. */
public final class GatewayTrustSource implements TrustSource {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Pattern PORT = Pattern.compile("gateway=([0-9]{1,5})");
    private static final int MAX_BYTES = 8 << 20;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final String GZIP = "gzip";

    private final URI base;
    private final Path clients;
    private final AnswerCache cache;
    private final HttpClient http;
    private @Nullable String token;

    /**
     * @param base for example {@code http://127.0.0.1:8080}
     * @param clients the gateway's file of development clients
     * @param cache a folder for answers, so that what has not changed is not fetched again
     */
    public GatewayTrustSource(URI base, Path clients, Path cache) {
        this(base, HttpClient.newBuilder(), clients, cache);
    }

    private GatewayTrustSource(URI base, HttpClient.Builder http, Path clients, Path cache) {
        this.base = base;
        this.clients = clients;
        this.cache = new AnswerCache(cache, MAX_BYTES);
        this.http = http.connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The gateway that {@code ./countersign up} started in a data folder; the folder remembers its port, and the authority behind its HTTPS. */
    public static TrustSource in(Path data) throws IOException {
        String port = port(data.resolve("ports"));
        Path tls = data.resolve("tls");
        boolean isTls = Files.exists(tls.resolve("host"));
        return new GatewayTrustSource(
                URI.create((isTls ? "https://localhost:" : "http://127.0.0.1:") + port),
                isTls ? OneAuthority.client(tls.resolve("ca.crt")) : HttpClient.newBuilder(),
                data.resolve("gateway").resolve("clients.json"),
                data.resolve("counter").resolve("answers"));
    }

    @Override
    public byte[] root() throws IOException {
        return fetch("trust/root", "application/x-pem-file, text/plain, */*").body();
    }

    @Override
    public Bytes rootChanges() throws IOException {
        return refresh("trust/root/changes", "application/cbor");
    }

    @Override
    public Bytes bundle() throws IOException {
        return refresh("trust/bundle", "application/cose");
    }

    @Override
    public Bytes statusList(ListNumber list) throws IOException {
        return refresh("status-lists/" + list.value(), "application/statuslist+cwt");
    }

    @Override
    public void close() {
        http.close();
    }

    private static String port(Path ports) throws IOException {
        try (Stream<String> lines = Files.lines(ports)) {
            return lines.map(PORT::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no port of a gateway is written in " + ports));
        } catch (NoSuchFileException absent) {
            throw new IOException("there is no " + ports + "; start the gateway with ./countersign up first", absent);
        }
    }

    /** What was fetched before when it is still the same (RFC 9110 §13.1.2), else what is there now. */
    private Bytes refresh(String path, String accept) throws IOException {
        Optional<AnswerCache.Kept> kept = cache.find(path);
        HttpRequest.Builder request = request(path, accept);
        kept.ifPresent(answer -> request.header("If-None-Match", answer.tag()));
        Answer answer = send(request);
        if (kept.isPresent() && answer.status() == NOT_MODIFIED) {
            return kept.get().body();
        }
        Bytes body = Bytes.of(answer.requireOk().body());
        if (answer.tag().isPresent()) {
            cache.keep(path, answer.tag().get(), body);
        }
        return body;
    }

    private Answer fetch(String path, String accept) throws IOException {
        return send(request(path, accept)).requireOk();
    }

    private HttpRequest.Builder request(String path, String accept) throws IOException {
        return HttpRequest.newBuilder(base.resolve("/api/v1/" + path))
                .header("Authorization", "Bearer " + token())
                .header("Accept", accept)
                .header("Accept-Encoding", GZIP)
                .GET();
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
    private static final class Answer {
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

    private Answer send(HttpRequest.Builder request) throws IOException {
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
}
