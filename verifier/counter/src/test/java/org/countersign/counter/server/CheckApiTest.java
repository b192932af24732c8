package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.counter.server.RunningCounter.object;
import static org.countersign.counter.server.RunningCounter.text;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.countersign.counter.City;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A check for agencies' own systems; {@code docs/reference/counter-api.md} shows what was sent and received here. */
class CheckApiTest {
    private static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."));
    private static final Path PAGE = ROOT.resolve("docs/reference/counter-api.md");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern RANDOM = Pattern.compile("(\"(?:receipt|key|provider)\":\")[^\"]*");
    private static final Pattern STEPS = Pattern.compile("\"steps\":\\[[^\\]]*]");
    private static final int GOOD_INDEX = 42;

    private final RunningCounter counter = RunningCounter.get();

    @BeforeEach
    void at_noon() {
        counter.clock.reset();
    }

    @Test
    void answers_as_the_command_line_does() {
        JsonObject answer = object(check(counter.city.pass(GOOD_INDEX)).body());

        assertThat(text(answer, "verdict")).isEqualTo("VALID");
        assertThat(answer.members())
                .containsKeys("reason", "exitCode", "clerk", "citizen", "nextStep", "steps", "basis", "certificate");
    }

    @Test
    void a_revoked_certificate_is_an_answer_not_an_error() {
        HttpResponse<String> answer = check(counter.city.pass(City.REVOKED_INDEX));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(object(answer.body()), "verdict")).isEqualTo("REVOKED");
    }

    @Test
    void what_is_no_certificate_is_unreadable() {
        assertThat(text(object(check("https://pay.example/1").body()), "reason"))
                .isEqualTo("WEB_ADDRESS");
    }

    @Test
    void a_static_pass_is_no_showing_for_this_desk() {
        HttpResponse<String> answer = counter.api(
                "/api/v1/check",
                JsonWriter.canonical(JsonObject.builder()
                        .put("text", counter.city.pass(GOOD_INDEX))
                        .put("desk_bound", true)
                        .build()));

        assertThat(text(object(answer.body()), "reason")).isEqualTo("DESK_BOUND_NEEDED");
    }

    @Test
    void the_receipt_is_in_the_book() throws IOException {
        String receipt = text(object(check(counter.city.pass(GOOD_INDEX)).body()), "receipt");

        assertThat(Files.readAllLines(counter.store.resolve("receipts.jws"))).contains(receipt);
    }

    @Test
    void nobody_checks_without_the_api_token() {
        HttpResponse<String> answer = counter.send(HttpRequest.newBuilder(URI.create(counter.base + "/api/v1/check"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"CS1:\"}")));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void a_request_without_text_is_refused() {
        assertThat(counter.api("/api/v1/check", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void a_purpose_that_this_desk_does_not_have_is_refused() {
        assertThat(counter.api("/api/v1/check", "{\"text\":\"CS1:\",\"purpose\":\"other\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        assertThat(check("CS1:" + "0".repeat(1 << 15)).statusCode()).isEqualTo(400);
    }

    @Test
    void the_page_shows_it() throws IOException {
        HttpResponse<String> answer = check(counter.city.pass(GOOD_INDEX));
        String shown = "```http\n200\nContent-Type: application/json\n\n" + shown(answer.body()) + "\n```\n";
        Files.createDirectories(Path.of("target/counter-api-page"));
        Files.writeString(Path.of("target/counter-api-page/check.md"), shown);

        assertThat(Files.readString(PAGE)).contains(shown);
    }

    @Test
    void every_refusal_is_explained() throws IOException {
        String page = Files.readString(PAGE);

        for (DeskRefusal.Code code : DeskRefusal.Code.values()) {
            assertThat(page).contains("| `" + code + "` | " + code.status() + " |");
        }
    }

    private HttpResponse<String> check(String text) {
        return counter.api(
                "/api/v1/check",
                JsonWriter.canonical(JsonObject.builder().put("text", text).build()));
    }

    private static String shown(String json) {
        String shorter = STEPS.matcher(RANDOM.matcher(json).replaceAll("$1…")).replaceAll("\"steps\":[\"…\"]");
        return PRETTY.writeValueAsString(PRETTY.readTree(shorter));
    }
}
