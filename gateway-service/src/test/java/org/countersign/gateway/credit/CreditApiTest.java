package org.countersign.gateway.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Points from earning to statement, over the API and on the real contracts. */
class CreditApiTest extends GatewayTest {
    private static final String OPERATIONS = "/api/v1/credit/operations";
    private static final String NEXT_YEAR = "2027-12-31T16:00:00Z";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final int number = NEXT.incrementAndGet();
    private final String account = "acct-" + "%040x".formatted(number);

    @Test
    void earned_points_are_held_captured_in_part_and_the_rest_is_free_again() {
        earn(100);

        var hold = book(
                "partner-1",
                "hold",
                Map.of("op", "hold", "account", account, "scheme", "volunteer", "points", 60, "until", NEXT_YEAR));
        var held = balance();
        var capture = book("partner-1", "capture", Map.of("op", "capture", "hold", id(hold), "points", 25));

        assertThat(hold.status()).isEqualTo(200);
        assertThat(hold.json().path("hold").asString()).isEqualTo(id(hold));
        assertThat(held.json().path("available").asInt()).isEqualTo(40);
        assertThat(held.json().path("held").asInt()).isEqualTo(60);
        assertThat(held.json().at("/holds/0/partner").asString()).isEqualTo("city-library");
        assertThat(capture.status()).isEqualTo(200);
        assertThat(capture.json().path("state").asString()).isEqualTo("APPLIED");
        assertThat(balance().json().path("available").asInt()).isEqualTo(75);
        assertThat(balance().json().path("held").asInt()).isZero();
    }

    @Test
    void a_repeated_request_returns_the_first_answer_and_moves_nothing() {
        earn(50);
        var redeem = Map.<String, Object>of("op", "redeem", "account", account, "scheme", "volunteer", "points", 20);

        var first = book("partner-1", "redeem", redeem);
        var second = book("partner-1", "redeem", redeem);
        var withoutWaiting = api().as("partner-1").post(OPERATIONS, json(redeem), key("redeem"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(withoutWaiting.text()).isEqualTo(first.text());
        assertThat(balance().json().path("available").asInt()).isEqualTo(30);
    }

    @Test
    void another_payload_under_the_same_key_is_refused() {
        earn(50);
        book("partner-1", "redeem", Map.of("op", "redeem", "account", account, "scheme", "volunteer", "points", 20));

        var other = book(
                "partner-1", "redeem", Map.of("op", "redeem", "account", account, "scheme", "volunteer", "points", 21));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(balance().json().path("available").asInt()).isEqualTo(30);
    }

    @Test
    void a_refusal_of_the_ledger_is_a_problem_with_its_code_and_is_replayed() {
        earn(10);
        var tooMuch = Map.<String, Object>of("op", "redeem", "account", account, "scheme", "volunteer", "points", 11);

        var refused = book("partner-1", "too-much", tooMuch);
        var again = book("partner-1", "too-much", tooMuch);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.mediaType()).isEqualTo("application/problem+json");
        assertThat(refused.code()).isEqualTo("INSUFFICIENT_POINTS");
        assertThat(refused.json().path("operation").asString()).startsWith("op-");
        assertThat(again.text()).isEqualTo(refused.text());
    }

    @Test
    void a_hold_is_captured_once_and_only_by_its_partner() {
        earn(30);
        var hold = book(
                "partner-1",
                "hold",
                Map.of("op", "hold", "account", account, "scheme", "volunteer", "points", 30, "until", NEXT_YEAR));

        var foreign = book("partner-2", "foreign", Map.of("op", "capture", "hold", id(hold), "points", 1));
        var first = book("partner-1", "first", Map.of("op", "capture", "hold", id(hold), "points", 30));
        var second = book("partner-1", "second", Map.of("op", "capture", "hold", id(hold), "points", 30));

        assertThat(foreign.code()).isEqualTo("NOT_YOUR_PARTNER");
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("HOLD_ENDED");
    }

    @Test
    void a_payment_is_reversed_once_and_both_stand_in_the_statement() {
        earn(40);
        var before = total();
        var redeem = book(
                "partner-1", "redeem", Map.of("op", "redeem", "account", account, "scheme", "volunteer", "points", 15));
        assertThat(total()).isEqualTo(before + 15);

        var reverse = book("partner-1", "reverse", Map.of("op", "reverse", "of", id(redeem)));
        var again = book("partner-1", "again", Map.of("op", "reverse", "of", id(redeem)));

        assertThat(reverse.status()).isEqualTo(200);
        assertThat(again.code()).isEqualTo("ALREADY_REVERSED");
        assertThat(total()).isEqualTo(before);
        assertThat(balance().json().path("available").asInt()).isEqualTo(40);
        assertThat(statement("auditor-1").text()).contains(id(redeem), id(reverse));
        assertThat(statement("partner-2").code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void without_waiting_the_answer_is_pending_and_the_outcome_is_found_later() {
        var accepted = api().as("officer-1").post(OPERATIONS, json(earning(5)), key("earn"));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().path("state").asString()).isEqualTo("PENDING");
        await(() -> "APPLIED"
                .equals(operation("auditor-1", id(accepted))
                        .json()
                        .path("state")
                        .asString()));
        assertThat(operation("partner-1", id(accepted)).status()).isEqualTo(404);
        assertThat(api().as("officer-1")
                        .post(OPERATIONS, json(earning(5)), key("earn"))
                        .text())
                .isEqualTo(accepted.text());
    }

    @Test
    void each_role_books_its_own_kinds_only() {
        assertThat(book("partner-1", "earn", earning(5)).status()).isEqualTo(403);
        assertThat(book(
                                "officer-1",
                                "redeem",
                                Map.of("op", "redeem", "account", account, "scheme", "volunteer", "points", 1))
                        .status())
                .isEqualTo(403);
        assertThat(book("officer-1", "scheme", Map.of("op", "expire", "account", account, "scheme", "unknown"))
                        .code())
                .isEqualTo("UNKNOWN_SCHEME");
        assertThat(book("partner-1", "hold", Map.of("op", "capture", "hold", "nothing", "points", 1))
                        .code())
                .isEqualTo("UNKNOWN_HOLD");
    }

    @Test
    void a_resident_has_one_account_and_the_chain_never_learns_who() {
        var resident = "{\"resident\":\"99999919900101002X\"}";

        var pseudonym = api().as("partner-1").post("/api/v1/credit/accounts", resident);
        var again = api().as("officer-1").post("/api/v1/credit/accounts", resident);

        assertThat(pseudonym.json().path("account").asString()).matches("acct-[0-9a-f]{40}");
        assertThat(again.text()).isEqualTo(pseudonym.text());
    }

    @Test
    void the_event_behind_an_earning_is_kept_sealed_and_only_its_salted_hash_leaves() {
        var accepted = earn(5);

        var readable = database.sql(
                        "select position('Tree planting'::bytea in event) from credit_event where operation = :id")
                .param("id", id(accepted))
                .query(Integer.class)
                .single();
        assertThat(readable).isZero();
        assertThat(accepted.text()).doesNotContain("Tree planting");
    }

    @Test
    void a_batch_is_accepted_together_and_each_operation_meets_its_own_fate() {
        var operations = IntStream.range(0, 50)
                .mapToObj(index ->
                        "{\"id\":\"batch-%d-%d\",\"op\":\"earn\",\"account\":\"%s\",\"scheme\":\"volunteer\",\"points\":2,"
                                        .formatted(number, index, account)
                                + "\"expiresAt\":\"%s\",\"event\":\"Shift %d\"}"
                                        .formatted(index == 0 ? "2020-01-01T00:00:00Z" : NEXT_YEAR, index))
                .collect(Collectors.joining(",", "{\"operations\":[", "]}"));

        var accepted = api().as("officer-1").post("/api/v1/credit/batches", operations, key("batch"));
        var again = api().as("officer-1").post("/api/v1/credit/batches", operations, key("batch"));
        var path = "/api/v1/credit/batches/" + accepted.json().path("id").asString();

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(again.text()).isEqualTo(accepted.text());
        await(() -> "FINISHED"
                .equals(api().as("officer-1").get(path).json().path("state").asString()));
        var batch = api().as("officer-1").get(path).json();
        assertThat(batch.path("applied").asInt()).isEqualTo(49);
        assertThat(batch.path("refused").asInt()).isEqualTo(1);
        assertThat(batch.at("/outcomes/0/code").asString()).isEqualTo("TIME_PASSED");
        assertThat(balance().json().path("available").asInt()).isEqualTo(98);
    }

    @Test
    void the_same_operation_in_another_batch_is_not_booked_again_and_other_content_is_refused() {
        var first = "{\"operations\":[" + batchEarning(7) + "]}";
        var other = "{\"operations\":[" + batchEarning(8) + "]}";

        finish(api().as("officer-1").post("/api/v1/credit/batches", first, key("one")));
        var repeated = finish(api().as("officer-1").post("/api/v1/credit/batches", first, key("two")));
        var reused = finish(api().as("officer-1").post("/api/v1/credit/batches", other, key("three")));

        assertThat(repeated.json().path("applied").asInt()).isEqualTo(1);
        assertThat(reused.json().at("/outcomes/0/code").asString()).isEqualTo("ID_REUSED");
        assertThat(balance().json().path("available").asInt()).isEqualTo(7);
    }

    @Test
    void a_batch_without_ids_or_with_one_twice_is_refused_as_a_whole() {
        var twice = "{\"operations\":[" + batchEarning(7) + "," + batchEarning(7) + "]}";
        var nameless = "{\"operations\":[" + json(earning(7)) + "]}";
        var empty = "{\"operations\":[]}";

        assertThat(api().as("officer-1")
                        .post("/api/v1/credit/batches", twice, key("a"))
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("DUPLICATE");
        assertThat(api().as("officer-1")
                        .post("/api/v1/credit/batches", nameless, key("b"))
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/operations/0/id");
        assertThat(api().as("officer-1")
                        .post("/api/v1/credit/batches", empty, key("c"))
                        .code())
                .isEqualTo("VALIDATION_FAILED");
    }

    private Api.Response finish(Api.Response accepted) {
        var path = "/api/v1/credit/batches/" + accepted.json().path("id").asString();
        await(() -> "FINISHED"
                .equals(api().as("officer-1").get(path).json().path("state").asString()));
        return api().as("officer-1").get(path);
    }

    private String batchEarning(int points) {
        return "{\"id\":\"again-%d\",\"op\":\"earn\",\"account\":\"%s\",\"scheme\":\"volunteer\",\"points\":%d,\"expiresAt\":\"%s\",\"event\":\"Shift\"}"
                .formatted(number, account, points, NEXT_YEAR);
    }

    private Api.Response earn(int points) {
        var earned = book("officer-1", "earn", earning(points));
        assertThat(earned.status()).as(earned.text()).isEqualTo(200);
        return earned;
    }

    private Map<String, Object> earning(int points) {
        return Map.of(
                "op",
                "earn",
                "account",
                account,
                "scheme",
                "volunteer",
                "points",
                points,
                "expiresAt",
                NEXT_YEAR,
                "event",
                "Tree planting " + number);
    }

    private Api.Response book(String client, String key, Map<String, Object> operation) {
        var api = api().as(client);
        return api.send(api.request(OPERATIONS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", '"' + key(key) + '"')
                .header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString(json(operation))));
    }

    private Api.Response balance() {
        return api().as("auditor-1").get("/api/v1/credit/accounts/" + account + "?scheme=volunteer");
    }

    private Api.Response operation(String client, String id) {
        return api().as(client).get(OPERATIONS + "/" + id);
    }

    private Api.Response statement(String client) {
        return api().as(client).get("/api/v1/credit/statements/city-library?scheme=volunteer&limit=1000");
    }

    private long total() {
        return statement("partner-1").json().path("total").asLong();
    }

    private static String id(Api.Response response) {
        return response.json().path("operation").asString();
    }

    private String key(String name) {
        return "credit-" + number + "-" + name;
    }

    private static String json(Map<String, Object> operation) {
        return new JsonMapper().writeValueAsString(operation);
    }
}
