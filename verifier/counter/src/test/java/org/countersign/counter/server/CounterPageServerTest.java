package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.counter.server.RunningCounter.object;
import static org.countersign.counter.server.RunningCounter.text;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.countersign.check.Reason;
import org.countersign.counter.City;
import org.countersign.counter.receipt.DeskOnTest;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of the counter's pages, on the real server. */
class CounterPageServerTest {
    private final RunningCounter counter = RunningCounter.get();
    private final DeskOnTest desk = new DeskOnTest("window-7");

    @BeforeEach
    void at_noon() {
        counter.clock.reset();
    }

    @Test
    void a_desk_is_let_in_by_a_code_and_pins_the_root() {
        HttpResponse<String> answer = enrol(code("{\"desk\":\"window-7\"}"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(text(object(answer.body()), "desk")).isEqualTo("window-7");
        assertThat(text(object(answer.body()), "root_sha256")).hasSize(64);
    }

    @Test
    void a_code_is_good_once() {
        String code = code("{\"desk\":\"window-7\"}");
        enrol(code);

        assertRefused(enrol(code), 403, "ENROLMENT_CODE");
    }

    @Test
    void a_code_runs_out() {
        String code = code("{\"desk\":\"window-7\"}");
        counter.clock.forward(Duration.ofMinutes(10));

        assertRefused(enrol(code), 403, "ENROLMENT_CODE");
    }

    @Test
    void what_is_no_code_is_refused() {
        assertRefused(enrol("12345"), 400, "VALIDATION_FAILED");
    }

    @Test
    void nobody_makes_a_code_without_the_api_token() {
        HttpResponse<String> answer = counter.send(post("/api/v1/desks", "{\"desk\":\"window-7\"}"));

        assertRefused(answer, 401, "UNAUTHENTICATED");
    }

    @Test
    void an_enrolled_desk_gets_the_signed_files() {
        String token = enrolled();

        JsonObject trust = object(get("/desk/v1/trust", token).body());

        assertThat(text(trust, "bundle")).startsWith("d2");
        assertThat(get("/desk/v1/status-lists/1", token).statusCode()).isEqualTo(200);
        assertRefused(get("/desk/v1/status-lists/9", token), 404, "NO_SUCH_LIST");
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        String token = enrolled();
        String tag = get("/desk/v1/trust", token).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again =
                counter.send(authorized("/desk/v1/trust", token).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void a_stranger_gets_no_file() {
        assertRefused(get("/desk/v1/trust", "x".repeat(43)), 401, "DESK_UNKNOWN");
        assertRefused(get("/desk/v1/status-lists/1", ""), 401, "DESK_UNKNOWN");
    }

    @Test
    void receipts_are_taken_once() {
        String token = enrolled();
        String receipts = receipts(desk.receipt("once", Reason.LIVE, City.NOW));

        assertThat(deliver(token, receipts).body()).isEqualTo("{\"known\":0,\"refused\":[],\"taken\":1}");
        assertThat(deliver(token, receipts).body()).isEqualTo("{\"known\":1,\"refused\":[],\"taken\":0}");
    }

    @Test
    void receipts_of_a_stranger_are_refused() {
        HttpResponse<String> answer =
                deliver("x".repeat(43), receipts(desk.receipt("stranger", Reason.LIVE, City.NOW)));

        assertRefused(answer, 401, "DESK_UNKNOWN");
    }

    @Test
    void a_receipt_of_another_key_is_refused_by_its_place() {
        String token = enrolled();
        String other = new DeskOnTest("window-7").receipt("other", Reason.LIVE, City.NOW);

        assertThat(deliver(token, receipts(desk.receipt("good", Reason.LIVE, City.NOW), other))
                        .body())
                .contains("\"refused\":[{\"code\":\"BAD_SIGNATURE\",\"index\":1}]");
    }

    @Test
    void a_supervisor_sees_counts_and_makes_codes() {
        String supervisor = text(
                object(enrol(code("{\"desk\":\"chief\",\"supervisor\":true}")).body()), "token");
        deliver(enrolled(), receipts(desk.receipt("counted", Reason.SHOWING_TOO_OLD, City.NOW)));

        assertThat(get("/desk/v1/counts", supervisor).body())
                .contains("\"desk\":\"window-7\",\"reason\":\"SHOWING_TOO_OLD\",\"verdict\":\"WRONG_SHOWING\"");
        assertThat(counter.send(post("/desk/v1/desks", "{\"desk\":\"window-8\"}")
                                .header("Authorization", "Bearer " + supervisor))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_desk_that_is_no_supervisor_sees_no_counts() {
        assertRefused(get("/desk/v1/counts", enrolled()), 403, "NOT_SUPERVISOR");
    }

    @Test
    void a_removed_desk_is_served_no_more() {
        String token = enrolled();

        counter.send(HttpRequest.newBuilder(URI.create(counter.base + "/api/v1/desks/window-7"))
                .header("Authorization", counter.authorization())
                .DELETE());

        assertRefused(get("/desk/v1/desk", token), 401, "DESK_UNKNOWN");
    }

    @Test
    void short_codes_need_a_wallet_server() {
        HttpResponse<String> answer = counter.send(post("/desk/v1/codes/redeem", "{\"code\":\"ABCD2345\"}")
                .header("Authorization", "Bearer " + enrolled()));

        assertRefused(answer, 404, "NO_WALLET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/supervisor.html", "/sw.js", "/countersign/reader.js"})
    void pages_and_workers_may_run_nothing_but_what_came_with_them(String path) {
        HttpResponse<String> page = counter.send(HttpRequest.newBuilder(URI.create(counter.base + path)));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void the_service_worker_learns_what_the_pages_are_made_of() {
        String files = counter.send(HttpRequest.newBuilder(URI.create(counter.base + "/counter-files.js")))
                .body();

        assertThat(files)
                .contains(
                        "\"/\"",
                        "/counter/app.js",
                        "/screens/screen.css",
                        "/countersign/countersign.js",
                        "\"version\":");
    }

    @Test
    void a_page_is_tagged_by_its_content() {
        String address = counter.base + "/counter/app.js";
        String tag = counter.send(HttpRequest.newBuilder(URI.create(address)))
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> again =
                counter.send(HttpRequest.newBuilder(URI.create(address)).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
    }

    private String enrolled() {
        return text(object(enrol(code("{\"desk\":\"window-7\"}")).body()), "token");
    }

    private String code(String wish) {
        return text(object(counter.api("/api/v1/desks", wish).body()), "code");
    }

    private HttpResponse<String> enrol(String code) {
        String body = JsonWriter.canonical(JsonObject.builder()
                .put("code", code)
                .put("public_key", desk.key().spki().hex())
                .build());
        return counter.send(post("/desk/v1/enrolments", body));
    }

    private HttpResponse<String> deliver(String token, String body) {
        return counter.send(post("/desk/v1/receipts", body).header("Authorization", "Bearer " + token));
    }

    private static String receipts(String... receipts) {
        return JsonWriter.canonical(JsonObject.builder()
                .put("receipts", JsonArray.of(List.of(receipts), JsonText::new))
                .build());
    }

    private HttpResponse<String> get(String path, String token) {
        return counter.send(authorized(path, token));
    }

    private HttpRequest.Builder authorized(String path, String token) {
        return HttpRequest.newBuilder(URI.create(counter.base + path)).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(counter.base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(object(answer.body()), "code")).isEqualTo(code);
    }
}
