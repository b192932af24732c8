package org.countersign.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real server on a free port, whose gateway does not answer. */
class WalletServerTest {
    private static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."));
    private static final Path STATIC = Path.of("src", "main", "resources", "static");
    private static final String GATEWAY = "http://127.0.0.1:9";
    private static final Pattern FILES = Pattern.compile("const FILES = \\[(.*)];");
    /** What the page promises to need over the wire at a first visit. */
    private static final int MOST_PACKED_BYTES = 300_000;

    private static ConfigurableApplicationContext running;
    private static String base;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        running = new SpringApplicationBuilder(WalletApplication.class)
                .run(
                        "--server.port=0",
                        "--countersign.wallet.gateway=" + GATEWAY,
                        "--countersign.wallet.gateway-clients=target/no-such-file.json");
        base = "http://127.0.0.1:" + running.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void the_page_may_run_its_own_scripts_and_talk_to_its_gateway_and_nothing_else() throws Exception {
        String policy = get("/").headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy.split("; "))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .contains("connect-src 'self' " + GATEWAY);
        assertThat(policy).doesNotContain("unsafe");
    }

    @Test
    void the_page_has_no_script_or_style_of_its_own_inside() throws Exception {
        String page = get("/").body();

        assertThat(page)
                .contains("<script type=\"module\" src=")
                .doesNotContain("style=", "<style", "onclick", "<script>");
    }

    @Test
    void whatever_the_page_names_is_there() throws Exception {
        List<String> named = Pattern.compile("(?:href|src)=\"([^\"]+)\"")
                .matcher(get("/").body())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(5)
                .allSatisfy(path -> assertThat(get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void the_page_can_be_installed() throws Exception {
        HttpResponse<String> manifest = get("/manifest.webmanifest");

        assertThat(manifest.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/manifest+json"));
        assertThat(JsonReader.readObject(manifest.body(), 8192).members())
                .containsKeys("name", "icons", "start_url", "display");
    }

    @Test
    void an_unchanged_file_is_not_sent_again() throws Exception {
        String tag = get("/wallet.css").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again =
                send(request("/wallet.css").header("If-None-Match", tag).GET());

        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void scripts_are_packed_on_the_way() throws Exception {
        HttpResponse<String> script =
                send(request("/js/issuer.js").header("Accept-Encoding", "gzip").GET());

        assertThat(script.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void the_service_worker_keeps_every_file_of_the_page() throws Exception {
        List<String> kept = keptFiles();

        assertThat(kept)
                .containsAll(filesOfThePage())
                .contains("/", "/countersign/countersign.js", "/screens/screen.css");
    }

    @Test
    void every_file_that_the_service_worker_keeps_is_there_and_all_of_them_are_small_on_the_wire() throws Exception {
        int packed = 0;
        for (String path : keptFiles()) {
            HttpResponse<byte[]> file = http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            packed += packed(file.body());
        }

        assertThat(packed).isLessThan(MOST_PACKED_BYTES);
    }

    @Test
    void a_live_pass_becomes_a_code_that_is_redeemed_once() throws Exception {
        String text = textOf("live-pass/good-desk.json");

        HttpResponse<String> made = post("/api/v1/codes", JsonObject.builder().put("text", text));
        String code = JsonReader.readObject(made.body(), 4096).fields().text("code");
        HttpResponse<String> redeemed =
                post("/api/v1/codes/redeem", JsonObject.builder().put("code", code));
        HttpResponse<String> again =
                post("/api/v1/codes/redeem", JsonObject.builder().put("code", code));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(JsonReader.readObject(redeemed.body(), 4096).fields().text("text"))
                .isEqualTo(text);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).contains("CODE_UNKNOWN");
    }

    @Test
    void a_pass_for_paper_gets_no_code() throws Exception {
        HttpResponse<String> refused =
                post("/api/v1/codes", JsonObject.builder().put("text", textOf("counter-pass/good-elderly-card.json")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("VALIDATION_FAILED");
    }

    @Test
    void a_body_beyond_every_pass_is_refused() throws Exception {
        HttpResponse<String> refused =
                post("/api/v1/codes", JsonObject.builder().put("text", "C".repeat(5000)));

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void says_where_the_gateway_is_and_that_it_does_not_answer() throws Exception {
        assertThat(get("/api/v1/settings").body()).isEqualTo("{\"gateway\":\"" + GATEWAY + "\"}");
        assertThat(get("/api/v1/trust").statusCode()).isEqualTo(503);
    }

    private List<String> keptFiles() throws Exception {
        Matcher list = FILES.matcher(get("/service-worker.js").body());
        assertThat(list.find()).isTrue();
        return Stream.of(list.group(1).split(","))
                .map(each -> each.replace("\"", ""))
                .toList();
    }

    private static List<String> filesOfThePage() throws IOException {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> "/" + STATIC.relativize(file))
                    .map(path -> path.equals("/index.html") ? "/" : path)
                    .toList();
        }
    }

    /** What a published vector shows. */
    private static String textOf(String vector) throws IOException {
        Path file = ROOT.resolve("credential-format/src/test/resources/vectors").resolve(vector);
        Matcher text = Pattern.compile("\"text\": \"([^\"]+)\"").matcher(Files.readString(file));
        assertThat(text.find()).isTrue();
        return text.group(1);
    }

    private static int packed(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed);
                InputStream from = new ByteArrayInputStream(content)) {
            from.transferTo(gzip);
        }
        return packed.size();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, JsonObject.Builder body) throws Exception {
        String json = JsonWriter.canonical(body.build());
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }
}
