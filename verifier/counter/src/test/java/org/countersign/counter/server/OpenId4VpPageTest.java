package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.counter.server.RunningCounter.object;
import static org.countersign.counter.server.RunningCounter.text;

import com.nimbusds.jose.EncryptionMethod;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.counter.City;
import org.countersign.counter.openid4vp.VpRefusal;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.holder.Consent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code docs/reference/openid4vp.md} shows was sent and received by a wallet of ours and the real server. What is random, or long
 * and signed, is shown as three dots. Where the page differs, the test leaves what it got in {@code target/openid4vp-page}.
 */
class OpenId4VpPageTest {
    private static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."));
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*){2,4}"
            + "|((?<![A-Za-z0-9_-])|(?<=%3A)|(?<=%2F))([A-Za-z0-9_-]{27}|[A-Za-z0-9_-]{43}|[0-9a-f]{16}|[0-9a-f]{64})"
            + "(?![A-Za-z0-9_-])");
    private static final Pattern STEPS = Pattern.compile("\"steps\":\\[[^\\]]*]");
    private static final String CROSS_DEVICE =
            "{\"purpose\":\"women\",\"flow\":\"cross_device\",\"request_uri_method\":\"post\"}";

    private final RunningCounter counter = RunningCounter.get();
    private final TestWallet wallet = new TestWallet(counter, 42);

    @BeforeEach
    void at_noon() {
        counter.clock.reset();
    }

    @Test
    void starting_a_request() throws IOException {
        HttpResponse<String> answer = counter.api("/api/v1/presentations", CROSS_DEVICE);

        shows("start", request("POST /api/v1/presentations", CROSS_DEVICE) + response(answer));
    }

    @Test
    void fetching_a_request_object() throws IOException {
        Map<String, String> query = AskedOf.query(text(counter.start(CROSS_DEVICE), "link"));

        HttpResponse<String> answer = counter.send(
                RunningCounter.form(AskedOf.requestUri(query), Map.of("wallet_nonce", "qPmxiNFCR3QTm19POc8u")));

        shows(
                "request-object",
                request("POST /openid4vp/requests/…", "wallet_nonce=qPmxiNFCR3QTm19POc8u")
                        + "```http\n200\nContent-Type: application/oauth-authz-req+jwt\nCache-Control: no-store\n\n"
                        + shown(AskedOf.signed(answer.body()).parameters()) + "\n```\n");
    }

    @Test
    void a_good_response() throws IOException {
        AskedOf asked = asked("{\"purpose\":\"identity\",\"flow\":\"cross_device\"}");
        JsonObject plain = TestWallet.answer(asked, TestWallet.vpToken(wallet.present(asked, "holderName")));
        String sealed = TestWallet.sealed(asked, plain, EncryptionMethod.A128GCM);

        HttpResponse<String> answer = wallet.postForm(asked, Map.of("response", sealed));

        shows("response", request("POST /openid4vp/responses/…", "response=" + sealed) + response(answer));
    }

    @Test
    void a_refused_response() throws IOException {
        AskedOf asked = asked("{\"purpose\":\"holding\",\"flow\":\"cross_device\"}");

        HttpResponse<String> answer = wallet.post(asked, new TestWallet(counter, City.REVOKED_INDEX).present(asked));

        shows("refused", response(answer));
    }

    @Test
    void reading_the_verdict() throws IOException {
        JsonObject started = counter.start("{\"purpose\":\"identity\",\"flow\":\"cross_device\"}");
        AskedOf asked = wallet.fetch(text(started, "link"));
        wallet.post(asked, wallet.present(asked, "holderName"));

        HttpResponse<String> answer = counter.get("/api/v1/presentations/" + text(started, "id"));

        shows("verdict", request("GET /api/v1/presentations/…", "") + response(answer));
    }

    @Test
    void the_same_device() throws IOException {
        String wish = "{\"purpose\":\"identity\",\"flow\":\"same_device\"}";
        JsonObject started = counter.start(wish);
        HttpResponse<String> begun = browse(text(started, "begin_uri"), "");
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        AskedOf asked = wallet.fetch(begun.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> answered = wallet.post(asked, wallet.present(asked, "holderName"));
        String next = text(object(answered.body()), "redirect_uri");
        HttpResponse<String> back = browse(next, cookie.substring(0, cookie.indexOf(';')));

        shows(Map.of(
                "same-device-begin",
                request("GET /openid4vp/begin/…", "") + headers(begun, "Location", "Set-Cookie"),
                "same-device-response",
                response(answered),
                "same-device-return",
                request("GET /openid4vp/return/…?response_code=…\nCookie: countersign_presentation=…", "")
                        + headers(back, "Content-Security-Policy", "Referrer-Policy")));
    }

    @Test
    void the_browsers_api() throws IOException {
        String wish = "{\"purpose\":\"identity\",\"flow\":\"dc_api\",\"origin\":\"https://agency.test\"}";
        HttpResponse<String> answer = counter.api("/api/v1/presentations", wish);
        JsonObject started = object(answer.body());
        JsonObject data = (JsonObject) member((JsonObject) member(started, "digital"), "data");
        AskedOf asked = AskedOf.signed(text(data, "request"));
        Consent consent = new Consent(
                List.of(ClaimPath.of("holderName")),
                asked.binding("origin:https://agency.test"),
                counter.clock.instant());
        JsonObject plain = TestWallet.answer(asked, TestWallet.vpToken(wallet.present(consent)));
        String given = "{\"data\":{\"response\":\"" + TestWallet.sealed(asked, plain, EncryptionMethod.A256GCM)
                + "\"},\"origin\":\"https://agency.test\",\"protocol\":\"openid4vp-v1-signed\"}";
        HttpResponse<String> taken =
                counter.api("/api/v1/presentations/" + text(started, "id") + "/digital-credential", given);

        shows(Map.of(
                "dc-api-start",
                request("POST /api/v1/presentations", wish) + response(answer),
                "dc-api-request-object",
                "```json\n" + shown(asked.parameters()) + "\n```\n",
                "dc-api-answer",
                request("POST /api/v1/presentations/…/digital-credential", given)));
        assertThat(taken.statusCode()).isEqualTo(200);
    }

    @Test
    void the_purposes() throws IOException {
        HttpResponse<String> answer = counter.get("/api/v1/purposes");

        JsonObject first = (JsonObject)
                ((JsonArray) member(object(answer.body()), "purposes")).values().get(2);
        shows("purposes", request("GET /api/v1/purposes", "") + "```json\n" + shown(first) + "\n```\n");
    }

    @Test
    void every_refusal_is_explained() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/openid4vp.md"));

        for (VpRefusal.Code code : VpRefusal.Code.values()) {
            assertThat(page).contains("| `" + code + "` | " + code.status() + " | `" + code.error() + "` |");
        }
    }

    private void shows(String name, String exchange) throws IOException {
        shows(Map.of(name, exchange));
    }

    /** All are left in the folder before the first is compared. */
    private static void shows(Map<String, String> exchanges) throws IOException {
        Path got = Path.of("target/openid4vp-page");
        Files.createDirectories(got);
        for (Map.Entry<String, String> exchange : exchanges.entrySet()) {
            Files.writeString(got.resolve(exchange.getKey() + ".md"), exchange.getValue());
        }
        assertThat(Files.readString(ROOT.resolve("docs/reference/openid4vp.md")))
                .contains(exchanges.values());
    }

    private AskedOf asked(String wish) {
        return wallet.fetch(text(counter.start(wish), "link"));
    }

    private HttpResponse<String> browse(String address, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return counter.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private String request(String line, String body) {
        String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        String content = body.isEmpty() ? "" : "Content-Type: " + type + "\n\n" + shown(body) + "\n";
        return "```http\n" + line + "\n" + content + "```\n";
    }

    private String response(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return "```http\n" + answer.statusCode() + "\nContent-Type: " + type + "\nCache-Control: "
                + answer.headers().firstValue("Cache-Control").orElse("") + "\n\n" + shown(answer.body()) + "\n```\n";
    }

    private String headers(HttpResponse<String> answer, String... names) {
        StringBuilder text =
                new StringBuilder("```http\n").append(answer.statusCode()).append('\n');
        for (String name : names) {
            String value = answer.headers().firstValue(name).orElseThrow();
            // The date is of the machine's clock.
            text.append(name)
                    .append(": ")
                    .append(dotted(value.replaceFirst("Expires=[^;]*", "Expires=…")))
                    .append('\n');
        }
        return text.append("```\n").toString();
    }

    private String shown(JsonObject object) {
        return shown(JsonWriter.canonical(object));
    }

    private String shown(String text) {
        String shorter = dotted(STEPS.matcher(text).replaceAll("\"steps\":[\"…\"]"));
        return shorter.startsWith("{") ? PRETTY.writeValueAsString(PRETTY.readTree(shorter)) : shorter;
    }

    private String dotted(String text) {
        return TOKEN.matcher(text)
                .replaceAll("…")
                .replace(counter.base, "http://localhost:8090")
                .replace(URLEncoder.encode(counter.base, StandardCharsets.UTF_8), "http%3A%2F%2Flocalhost%3A8090");
    }

    private static JsonValue member(JsonObject object, String name) {
        return Optional.ofNullable(object.members().get(name)).orElseThrow();
    }
}
