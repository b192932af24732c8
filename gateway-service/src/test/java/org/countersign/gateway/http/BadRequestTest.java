package org.countersign.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent wrongly is told clearly, and writes nothing. */
class BadRequestTest extends GatewayTest {
    private static final String PATH = "/api/v1/credit/operations";
    private static final String SECRET_TEXT = "999999199001011234";

    private long before;

    @BeforeEach
    void count() {
        before = written();
    }

    @AfterEach
    void nothingWasWritten() {
        assertThat(written()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                                                    | MALFORMED_REQUEST
                    {"op":"release","hold":"a"} x                                        | MALFORMED_REQUEST
                    {"op":"release","op":"release","hold":"a"}                           | MALFORMED_REQUEST
                    {"op":"release","hold":"a","extra":1}                                | VALIDATION_FAILED
                    {"op":"capture","hold":"a","points":1.5}                             | VALIDATION_FAILED
                    {"op":"capture","hold":"a","points":"1"}                             | VALIDATION_FAILED
                    {"op":"capture","hold":"a","points":0}                               | VALIDATION_FAILED
                    {"op":"capture","hold":"a","points":9007199254740992}                | VALIDATION_FAILED
                    {"op":"capture","hold":"a"}                                          | VALIDATION_FAILED
                    {"op":"capture","points":1}                                          | VALIDATION_FAILED
                    {"op":"steal","hold":"a"}                                            | VALIDATION_FAILED
                    {"hold":"a"}                                                         | VALIDATION_FAILED
                    {"op":"release","hold":"a b"}                                        | VALIDATION_FAILED
                    {"op":"redeem","scheme":"volunteer","points":1,"account":"999999199001011234"} | VALIDATION_FAILED
                    {"op":"redeem","scheme":"volunteer","points":1}                      | VALIDATION_FAILED
                    {"op":"release","id":"mine","hold":"a"}                              | VALIDATION_FAILED
                    []                                                                   | VALIDATION_FAILED
                    null                                                                 | MALFORMED_REQUEST
                    """)
    void refuses_a_body_that_is_not_right(String body, String code) {
        var refused = api().as("partner-1").post(PATH, body, "bad-request");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.mediaType()).isEqualTo("application/problem+json");
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.text()).doesNotContain(SECRET_TEXT);
    }

    @Test
    void names_the_member_that_breaks_a_rule() {
        var refused =
                api().as("partner-1").post(PATH, "{\"op\":\"capture\",\"hold\":\"a\",\"points\":0}", "bad-request");

        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/points");
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("MIN");
    }

    @Test
    void refuses_a_request_without_a_key_and_one_whose_key_is_a_bare_token() {
        var missing = api().as("partner-1").post(PATH, "{}");
        var bare = api().as("partner-1")
                .send(api().as("partner-1")
                        .request(PATH)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "bare")
                        .POST(BodyPublishers.ofString("{}")));

        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        assertThat(bare.code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void refuses_a_body_over_the_limit_by_its_announced_length() {
        var refused = api().as("partner-1").post(PATH, tooLarge(), "bad-request");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("TOO_LARGE");
        assertThat(refused.text()).contains("1048576 bytes");
    }

    @Test
    void refuses_a_body_over_the_limit_that_does_not_announce_its_length() {
        var partner = api().as("partner-1");
        var body = BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(tooLarge().getBytes(StandardCharsets.UTF_8)));

        var refused = partner.send(json(partner).POST(body));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void refuses_other_media_types_methods_and_wishes() {
        var partner = api().as("partner-1");

        var form = partner.send(partner.request(PATH)
                .header("Idempotency-Key", "\"bad-request\"")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
        var method = partner.send(partner.request(PATH).method("PATCH", BodyPublishers.noBody()));
        var wish = partner.send(partner.request("/api/v1/credit/operations/none")
                .header("Accept", "image/png")
                .GET());

        assertThat(form.status()).isEqualTo(415);
        assertThat(form.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(wish.mediaType()).isEqualTo("application/problem+json");
        assertThat(wish.status()).isIn(404, 406);
    }

    private static java.net.http.HttpRequest.Builder json(Api api) {
        return api.request(PATH)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"bad-request\"");
    }

    private static String tooLarge() {
        return "{\"op\":\"release\"," + " ".repeat(1 << 20) + "\"hold\":\"a\"}";
    }

    private long written() {
        return database.sql("""
                        select (select count(*) from idempotency_request) + (select count(*) from credit_operation)
                             + (select count(*) from credit_event)
                        """).query(Long.class).single();
    }
}
