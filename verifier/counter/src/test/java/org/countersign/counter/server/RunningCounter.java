package org.countersign.counter.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.countersign.counter.City;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.desk.DeskStore;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.trust.TrustBundle;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real server over a desk of a small city, on a free port; {@link #get} is one for all tests of a JVM. */
final class RunningCounter {
    static final String ORIGIN = "https://agency.test";
    static final String PURPOSES = """
            {"purposes": [
              {"id": "identity", "text": {"zh": "核对持证人", "en": "Compare the holder"},
               "credentials": [{"id": "card", "types": ["elderly-preference-card"], "claims": [{"name": "holderName"}]}]},
              {"id": "women", "text": {"zh": "女性体检", "en": "Health check for women"},
               "credentials": [{"id": "card", "types": ["elderly-preference-card"], "claims": [{"name": "sex", "values": ["F"]}]}]},
              {"id": "either", "text": {"zh": "二选一", "en": "One of two"},
               "credentials": [{"id": "card", "types": ["elderly-preference-card"],
                 "claims": [{"id": "a", "name": "sex", "values": ["F"]}, {"id": "b", "name": "holderName"}],
                 "claim_sets": [["a"], ["b"]]}]},
              {"id": "holding", "text": {"zh": "持有证照", "en": "Holds the card"},
               "credentials": [{"id": "card", "types": ["elderly-preference-card"]}]},
              {"id": "authority", "text": {"zh": "本市签发", "en": "Of this city"},
               "credentials": [{"id": "card", "types": ["elderly-preference-card"], "authority_keys": ["%s"]}]},
              {"id": "elsewhere", "text": {"zh": "外市签发", "en": "Of another city"},
               "credentials": [{"id": "card", "types": ["elderly-preference-card"], "authority_keys": ["AAAA"]}]},
              {"id": "permit", "text": {"zh": "居住证", "en": "Residence permit"},
               "credentials": [{"id": "card", "types": ["residence-permit"]}]},
              {"id": "several", "text": {"zh": "全部证照", "en": "Every card"},
               "credentials": [{"id": "card", "types": ["elderly-preference-card"], "multiple": true}]},
              {"id": "one-of-two", "text": {"zh": "任一证照", "en": "Either document"},
               "credentials": [{"id": "card", "types": ["elderly-preference-card"]}, {"id": "permit", "types": ["residence-permit"]}],
               "credential_sets": [{"options": [["card"], ["permit"]]}]}
            ]}
            """.formatted(IssuedCredential.AUTHORITY_KEY);

    private static final class Held {
        private static final RunningCounter COUNTER = start();
    }

    final City city;
    final TrustBundle trust;
    final Path store;
    final TestClock clock;
    final String base;
    private final String token;
    private final ConfigurableApplicationContext running;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningCounter(
            City city,
            TrustBundle trust,
            Path store,
            TestClock clock,
            String base,
            ConfigurableApplicationContext running)
            throws IOException {
        this.city = city;
        this.trust = trust;
        this.store = store;
        this.clock = clock;
        this.base = base;
        this.running = running;
        this.token = Files.readString(store.resolve("presentations/api-token")).strip();
    }

    static RunningCounter get() {
        return Held.COUNTER;
    }

    private static RunningCounter start() {
        try {
            Path store = Files.createTempDirectory("counter");
            store.toFile().deleteOnExit();
            City city = new City();
            RunningCounter counter = serve(city, enrol(city, store), store, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(counter::stop));
            return counter;
        } catch (IOException | DeskException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A server of its own over a desk that was enrolled; the caller stops it. */
    static RunningCounter serve(City city, TrustBundle trust, Path store, int port) {
        try {
            Files.writeString(store.resolve("purposes.json"), PURPOSES);
            TestClock clock = new TestClock();
            ServeOptions options = new ServeOptions();
            options.port = port;
            options.store = store;
            options.desk = "window-3";
            options.purposes = store.resolve("purposes.json");
            ApplicationContextInitializer<GenericApplicationContext> stillClock = context ->
                    context.registerBean("testClock", TestClock.class, () -> clock, bean -> bean.setPrimary(true));
            ConfigurableApplicationContext running = new SpringApplicationBuilder(CounterApplication.class)
                    .initializers(stillClock)
                    .properties(options.settings())
                    .run(
                            "--countersign.presentations.unsigned=true",
                            "--countersign.presentations.origins=" + ORIGIN,
                            "--countersign.presentations.vct-base=" + IssuedCredential.BASE);
            return new RunningCounter(city, trust, store, clock, "http://localhost:" + port, running);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The desk's folder as a synchronisation leaves it; what it trusts. */
    static TrustBundle enrol(City city, Path store) throws IOException, DeskException {
        DeskStore desk = new DeskStore(store, new JcaSignatureCheck(), new JcaSha256());
        desk.enrol(city.rootPem());
        desk.update(city.update(1, City.NOW.minus(Duration.ofMinutes(1))));
        return desk.load().bundle().content();
    }

    void stop() {
        running.close();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts a request; the answer of the API. */
    JsonObject start(String body) {
        HttpResponse<String> answer = api("/api/v1/presentations", body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return object(answer.body());
    }

    JsonObject state(JsonObject started) {
        return object(get("/api/v1/presentations/" + text(started, "id")).body());
    }

    String authorization() {
        return "Bearer " + token;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> api(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static HttpRequest.Builder form(String address, Map<String, String> parameters) {
        StringBuilder body = new StringBuilder();
        parameters.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    static JsonObject object(String json) {
        try {
            return JsonReader.readObject(json, 1 << 20);
        } catch (JsonException bad) {
            throw new IllegalStateException(json, bad);
        }
    }

    static String text(JsonObject object, String name) {
        try {
            return object.fields().text(name);
        } catch (JsonException bad) {
            throw new IllegalStateException(name, bad);
        }
    }
}
