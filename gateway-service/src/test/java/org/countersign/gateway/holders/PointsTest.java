package org.countersign.gateway.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A citizen sees the own points on the device, and authorises partners to take some. */
class PointsTest extends GatewayTest {
    private static final String TYPE = "residence-permit";
    private static final String REDEMPTIONS = "redemptions";
    private static final String UNTIL = "2027-12-31T16:00:00Z";
    private static int next = 64_000;

    private final int number = ++next;
    private TestDevice device;

    @BeforeEach
    void a_device_and_a_hundred_points() {
        var id = new Officer(api()).issued(Officer.request(TYPE, number), "points-" + number);
        device = new TestDevice(api());
        device.fetch(id, TYPE);
        var earned = book(
                "officer-1",
                "earn",
                "{\"op\":\"earn\",\"resident\":\"%s\",\"scheme\":\"volunteer\",\"points\":100,\"expiresAt\":\"%s\",\"event\":\"社区植树\"}"
                        .formatted(Samples.citizen(number), UNTIL));
        assertThat(earned.status()).as(earned.text()).isEqualTo(200);
    }

    @Test
    void tells_what_there_is_until_when_and_from_what() {
        var code = authorise(30, "a", "");
        var held = hold("partner-1", "hold", code, 20);

        var account = device.get("points").json().at("/accounts/0");

        assertThat(held.status()).as(held.text()).isEqualTo(200);
        assertThat(account.get("scheme").asString()).isEqualTo("volunteer");
        assertThat(account.at("/name/zh").asString()).isEqualTo("志愿服务积分");
        assertThat(account.get("available").asInt()).isEqualTo(80);
        assertThat(account.get("held").asInt()).isEqualTo(20);
        assertThat(account.at("/lots/0/points").asInt()).isEqualTo(80);
        assertThat(account.at("/lots/0/earnedFrom/zh").asString()).isEqualTo("社区植树");
        assertThat(account.at("/operations/0").toString())
                .matches("\\{\"kind\":\"hold\",\"points\":20,\"at\":[0-9]+,"
                        + "\"agency\":\\{\"zh\":\"市图书馆\",\"en\":\"City Library\"},\"state\":\"OPEN\"}");
        assertThat(account.at("/operations/1/kind").asString()).isEqualTo("earn");
    }

    @Test
    void the_partner_learns_the_account_by_the_code_and_takes_no_more_than_was_authorised() {
        var code = authorise(30, "a", "");

        var tooMuch = hold("partner-1", "too-much", code, 31);
        var held = hold("partner-1", "hold", code.toLowerCase(Locale.ROOT).replace("-", " "), 30);

        assertThat(tooMuch.code()).isEqualTo("AUTHORISATION_EXCEEDED");
        assertThat(held.status()).as(held.text()).isEqualTo(200);
        assertThat(held.json().get("account").asString()).matches("acct-[0-9a-f]{40}");
        assertThat(device.get(REDEMPTIONS + "/" + code).text()).isEqualTo("{\"state\":\"USED\",\"points\":30}");
    }

    @Test
    void a_code_is_good_once_and_a_repeated_request_is_the_same_one() {
        var code = authorise(30, "a", "");
        var first = hold("partner-1", "first", code, 10);

        assertThat(hold("partner-1", "first", code, 10).text()).isEqualTo(first.text());
        assertThat(hold("partner-1", "second", code, 10).code()).isEqualTo("AUTHORISATION_USED");
        assertThat(device.get("points").json().at("/accounts/0/held").asInt()).isEqualTo(10);
    }

    @Test
    void a_request_that_was_forgotten_finds_its_code_used_by_itself() {
        var code = authorise(30, "a", "");
        var first = hold("partner-1", "forgotten", code, 10);
        database.sql("delete from idempotency_request where key = :key")
                .param("key", key("forgotten"))
                .update();

        var again = hold("partner-1", "forgotten", code, 10);

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().get("operation")).isEqualTo(first.json().get("operation"));
        assertThat(device.get("points").json().at("/accounts/0/held").asInt()).isEqualTo(10);
    }

    @Test
    void redeems_with_a_code_as_well() {
        var redeemed = book(
                "partner-1",
                "redeem",
                "{\"op\":\"redeem\",\"authorisation\":\"%s\",\"scheme\":\"volunteer\",\"points\":25}"
                        .formatted(authorise(25, "a", "")));

        assertThat(redeemed.status()).as(redeemed.text()).isEqualTo(200);
        assertThat(device.get("points").json().at("/accounts/0/available").asInt())
                .isEqualTo(75);
    }

    @Test
    void a_code_for_one_partner_is_none_for_another() {
        var code = authorise(30, "a", "metro-cinema");

        assertThat(hold("partner-1", "other", code, 10).code()).isEqualTo("AUTHORISATION_UNKNOWN");
        assertThat(hold("partner-2", "named", code, 10).status()).isEqualTo(200);
        forgetGuesses();
    }

    @Test
    void a_code_ends() {
        var code = authorise(30, "a", "");
        database.sql("update credit_authorisation set expires_at = now() - interval '1 second' where used_by is null")
                .update();

        assertThat(hold("partner-1", "late", code, 10).code()).isEqualTo("AUTHORISATION_EXPIRED");
        assertThat(device.get(REDEMPTIONS + "/" + code).text()).isEqualTo("{\"state\":\"EXPIRED\",\"points\":30}");
    }

    @Test
    void who_guesses_is_stopped_and_nobody_else() {
        var code = authorise(30, "a", "");

        for (var guess = 0; guess < 20; guess++) {
            assertThat(hold("partner-2", "guess-" + guess, "0000-%04d".formatted(guess), 1)
                            .code())
                    .isEqualTo("AUTHORISATION_UNKNOWN");
        }
        var stopped = hold("partner-2", "right", code, 1);
        var other = hold("partner-1", "other", code, 1);

        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.code()).isEqualTo("AUTHORISATION_ATTEMPTS");
        assertThat(stopped.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(other.status()).as(other.text()).isEqualTo(200);
        forgetGuesses();
    }

    @Test
    void a_repeated_wish_gives_the_same_code_and_another_gives_another() {
        var first = device.post(REDEMPTIONS, wish(30, ""), key("a"));
        var again = device.post(REDEMPTIONS, wish(30, ""), key("a"));
        var changed = device.post(REDEMPTIONS, wish(31, ""), key("a"));
        var other = device.post(REDEMPTIONS, wish(30, ""), key("b"));

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.text())
                .matches("\\{\"code\":\"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\",\"expiresAt\":[0-9]+}");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(changed.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(other.json().get("code")).isNotEqualTo(first.json().get("code"));
        assertThat(database.sql("select count(*) from idempotency_request where body like '%' || :code || '%'")
                        .param("code", first.json().get("code").asString())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void refuses_a_wish_that_cannot_come_true() {
        var refused = Map.of(
                "{\"scheme\":\"unknown\",\"points\":1}",
                "UNKNOWN_SCHEME",
                wish(1, "nobody"),
                "UNKNOWN_PARTNER",
                wish(101, ""),
                "INSUFFICIENT_POINTS",
                wish(0, ""),
                "VALIDATION_FAILED",
                "{\"scheme\":\"volunteer\",\"points\":1,\"account\":\"x\"}",
                "VALIDATION_FAILED");

        assertThat(refused)
                .allSatisfy((wish, code) -> assertThat(
                                device.post(REDEMPTIONS, wish, key("refused")).code())
                        .isEqualTo(code));
    }

    @Test
    void refuses_a_wish_without_a_key_and_the_sixth_at_a_time() {
        assertThat(device.post(REDEMPTIONS, wish(1, ""), "").code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        for (var wish = 0; wish < 5; wish++) {
            authorise(1, "open-" + wish, "");
        }

        assertThat(device.post(REDEMPTIONS, wish(1, ""), key("sixth")).code()).isEqualTo("AUTHORISATIONS_OPEN");
    }

    @Test
    void an_authorisation_is_the_citizens_own_business() {
        var code = authorise(30, "a", "");
        var other = new TestDevice(api());
        other.fetch(
                new Officer(api()).issued(Officer.request(TYPE, 64_900 + number % 100), "points-other-" + number),
                TYPE);

        assertThat(other.get(REDEMPTIONS + "/" + code).code()).isEqualTo("NOT_FOUND");
        assertThat(device.get(REDEMPTIONS + "/" + code).text()).isEqualTo("{\"state\":\"OPEN\",\"points\":30}");
        assertThat(hold("partner-1", "both", code + "\",\"account\":\"acct-" + "0".repeat(40), 1)
                        .code())
                .isEqualTo("VALIDATION_FAILED");
    }

    private String authorise(int points, String name, String partner) {
        var answer = device.post(REDEMPTIONS, wish(points, partner), key(name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("code").asString();
    }

    private static String wish(int points, String partner) {
        return "{\"scheme\":\"volunteer\",\"points\":%d%s}"
                .formatted(points, partner.isEmpty() ? "" : ",\"partner\":\"" + partner + "\"");
    }

    private Api.Response hold(String client, String name, String code, int points) {
        return book(
                client,
                name,
                "{\"op\":\"hold\",\"authorisation\":\"%s\",\"scheme\":\"volunteer\",\"points\":%d,\"until\":\"%s\"}"
                        .formatted(code, points, UNTIL));
    }

    private Api.Response book(String client, String name, String body) {
        var as = api().as(client);
        return as.send(as.request("/api/v1/credit/operations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", '"' + key(name) + '"')
                .header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString(body)));
    }

    private String key(String name) {
        return "points-%d-%s".formatted(number, name);
    }

    private void forgetGuesses() {
        database.sql("delete from credit_authorisation_guess").update();
    }
}
