package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.counter.server.RunningCounter.object;
import static org.countersign.counter.server.RunningCounter.text;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.countersign.format.Bytes;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonNull;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or sloppy wallet can do before anything is checked: one thing is changed, and the addresses for wallets refuse. */
class RefusedAnswerTest {
    private static final String IDENTITY = "{\"purpose\":\"identity\",\"flow\":\"cross_device\"}";
    private static final String HOLDING = "{\"purpose\":\"holding\",\"flow\":\"cross_device\"}";

    private final RunningCounter counter = RunningCounter.get();
    private final TestWallet wallet = new TestWallet(counter, 42);

    @BeforeEach
    void at_noon() {
        counter.clock.reset();
    }

    @Test
    void a_request_object_is_fetched_once() {
        Map<String, String> query = AskedOf.query(text(counter.start(IDENTITY), "link"));

        assertThat(wallet.get(query).statusCode()).isEqualTo(200);
        assertThat(wallet.get(query).statusCode()).isEqualTo(410);
    }

    @Test
    void looking_at_a_request_object_does_not_count_as_fetching_it() {
        Map<String, String> query = AskedOf.query(text(counter.start(IDENTITY), "link"));

        HttpResponse<String> looked = counter.send(
                HttpRequest.newBuilder(URI.create(AskedOf.requestUri(query))).HEAD());

        assertThat(looked.statusCode()).isEqualTo(405);
        assertThat(wallet.get(query).statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_object_is_not_posted_for_where_that_was_not_offered() {
        Map<String, String> query = AskedOf.query(text(counter.start(IDENTITY), "link"));

        HttpResponse<String> posted = counter.send(
                RunningCounter.form(AskedOf.requestUri(query), Map.of("wallet_nonce", "qPmxiNFCR3QTm19POc8u")));

        assertThat(posted.statusCode()).isEqualTo(400);
        assertThat(text(object(posted.body()), "error")).isEqualTo("invalid_request_uri_method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wallet_nonce=", "wallet_nonce=a+b", "wallet_metadata=%7B", "wallet_nonce=a&wallet_nonce=b"})
    void an_unreadable_post_is_refused_and_does_not_count_as_fetched(String body) {
        Map<String, String> query = AskedOf.query(text(
                counter.start("{\"purpose\":\"identity\",\"flow\":\"cross_device\",\"request_uri_method\":\"post\"}"),
                "link"));

        HttpResponse<String> posted = counter.send(HttpRequest.newBuilder(URI.create(AskedOf.requestUri(query)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(posted.statusCode()).isEqualTo(400);
        assertThat(wallet.get(query).statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_ends_with_its_time() {
        Map<String, String> query = AskedOf.query(text(counter.start(IDENTITY), "link"));
        AskedOf asked = asked(HOLDING);
        counter.clock.forward(Duration.ofMinutes(5));

        assertThat(wallet.get(query).statusCode()).isEqualTo(410);
        assertThat(wallet.post(asked, wallet.present(asked)).statusCode()).isEqualTo(410);
    }

    @Test
    void a_response_for_an_unknown_request_is_refused() {
        AskedOf asked = asked(HOLDING);

        HttpResponse<String> answer = counter.send(RunningCounter.form(
                counter.base + "/openid4vp/responses/AAAAAAAAAAAAAAAAAAAAAAAAAAA",
                Map.of("vp_token", "{}", "state", asked.text("state"))));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(object(answer.body()), "error")).isEqualTo("invalid_request");
    }

    @Test
    void another_state_is_refused_and_the_request_stays_open() {
        AskedOf asked = asked(HOLDING);
        JsonObject wrong = JsonObject.builder()
                .put("vp_token", TestWallet.vpToken(wallet.present(asked)))
                .put("state", "another")
                .build();

        assertThat(seal(asked, wrong).statusCode()).isEqualTo(400);
        assertThat(wallet.post(asked, wallet.present(asked)).statusCode()).isEqualTo(200);
    }

    @Test
    void an_unsigned_request_is_answered_once_as_well() {
        JsonObject started = counter.start(
                "{\"purpose\":\"holding\",\"flow\":\"cross_device\",\"client_id_prefix\":\"redirect_uri\"}");
        AskedOf asked = wallet.fetch(text(started, "link"));

        assertThat(wallet.post(asked, wallet.present(asked)).statusCode()).isEqualTo(200);
        assertThat(wallet.post(asked, wallet.present(asked)).statusCode()).isEqualTo(400);
    }

    @Test
    void a_replayed_response_is_refused() {
        AskedOf asked = asked(HOLDING);
        String shown = wallet.present(asked);

        assertThat(wallet.post(asked, shown).statusCode()).isEqualTo(200);
        refused(wallet.post(asked, shown), "the request was answered already");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"text\"",
                "{\"card\":\"P\"}",
                "{\"card\":[]}",
                "{\"card\":[\"P\",\"P\"]}",
                "{\"card\":[1]}",
                "{\"other\":[\"P\"]}",
                "{\"card\":[\"P\"],\"other\":[\"P\"]}",
                "{\"card\":[\"P\"],\"card\":[\"P\"]}"
            })
    void a_vp_token_of_another_shape_is_refused_and_the_request_stays_open(String shape) {
        AskedOf asked = asked("{\"purpose\":\"holding\",\"flow\":\"cross_device\",\"response_mode\":\"direct_post\"}");
        String shown = wallet.present(asked);

        HttpResponse<String> answer =
                wallet.postForm(asked, Map.of("vp_token", shape.replace("P", shown), "state", asked.text("state")));

        refused(answer, "vp_token is not of the query's shape");
        assertThat(wallet.post(asked, shown).statusCode()).isEqualTo(200);
    }

    @Test
    void one_credential_shown_twice_does_not_count_as_several() {
        AskedOf asked = asked(clear("several"));
        String shown = wallet.present(asked);
        String again = wallet.present(asked);

        refused(wallet.postInClear(asked, TestWallet.vpToken(shown, again)), "vp_token is not of the query's shape");
    }

    @Test
    void what_no_set_allows_is_refused() {
        AskedOf asked = asked(clear("one-of-two"));
        JsonObject unknown = JsonObject.builder()
                .put("card", TestWallet.vpToken(wallet.present(asked)).members().getOrDefault("card", JsonNull.NULL))
                .put("licence", new JsonArray(List.of()))
                .build();

        refused(wallet.postInClear(asked, unknown), "vp_token is not of the query's shape");
        refused(wallet.postInClear(asked, new JsonObject(Map.of())), "vp_token is not of the query's shape");
    }

    @Test
    void a_sentence_to_agree_to_needs_a_purpose_without_a_choice() {
        HttpResponse<String> answer = counter.api(
                "/api/v1/presentations",
                "{\"purpose\":\"one-of-two\",\"flow\":\"cross_device\",\"agreement\":{\"zh\":\"同意\",\"en\":\"I agree\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void an_answer_without_state_is_refused_and_the_request_stays_open() {
        AskedOf asked = asked(HOLDING);
        JsonObject without = JsonObject.builder()
                .put("vp_token", TestWallet.vpToken(wallet.present(asked)))
                .build();

        refused(seal(asked, without), "another state than the request's");
        assertThat(wallet.post(asked, wallet.present(asked)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_parameter_that_is_there_twice_is_refused() {
        AskedOf asked = asked(clear("holding"));
        String body = "state=" + asked.text("state") + "&state=" + asked.text("state") + "&vp_token=%7B%7D";

        HttpResponse<String> answer = counter.send(HttpRequest.newBuilder(URI.create(asked.text("response_uri")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        refused(answer, "not the response mode's parameters");
    }

    @Test
    void an_answer_in_clear_is_refused_where_encryption_was_asked_for() {
        AskedOf asked = asked(HOLDING);

        refused(
                wallet.postForm(
                        asked,
                        Map.of(
                                "vp_token",
                                JsonWriter.canonical(TestWallet.vpToken(wallet.present(asked))),
                                "state",
                                asked.text("state"))),
                "not the response mode's parameters");
    }

    @Test
    void encryption_that_was_not_offered_is_refused() {
        AskedOf asked = asked(HOLDING);
        String kid = text(asked.encryptionKey(), "kid");
        List<JWEHeader> headers = List.of(
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128CBC_HS256)
                        .keyID(kid)
                        .build(),
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A128KW, EncryptionMethod.A128GCM)
                        .keyID(kid)
                        .build(),
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                        .keyID("other")
                        .build(),
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM).build(),
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                        .keyID(kid)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build());
        JsonObject plain = TestWallet.answer(asked, TestWallet.vpToken(wallet.present(asked)));

        for (JWEHeader header : headers) {
            String sealed = TestWallet.sealed(asked.encryptionKey(), header, plain);
            refused(wallet.postForm(asked, Map.of("response", sealed)), "not encrypted as was offered");
        }
        refused(wallet.postForm(asked, Map.of("response", "a.b.c.d.e")), "not encrypted as was offered");
        refused(wallet.postForm(asked, Map.of("response", base64("{\"alg\":\"none\"}") + ".e30.")), "not encrypted");
    }

    @Test
    void an_answer_to_another_requests_key_is_refused() {
        AskedOf asked = asked(HOLDING);
        AskedOf other = asked(HOLDING);
        JsonObject plain = TestWallet.answer(asked, TestWallet.vpToken(wallet.present(asked)));

        refused(
                wallet.postForm(asked, Map.of("response", TestWallet.sealed(other, plain, EncryptionMethod.A128GCM))),
                "not encrypted as was offered");
    }

    @Test
    void a_wish_that_the_desk_does_not_fulfil_is_refused() {
        for (String wish : List.of(
                "{\"purpose\":\"unknown\",\"flow\":\"cross_device\"}",
                "{\"purpose\":\"identity\",\"flow\":\"nowhere\"}",
                "{\"purpose\":\"identity\",\"flow\":\"cross_device\",\"extra\":1}",
                "{\"purpose\":\"identity\",\"flow\":\"dc_api\",\"origin\":\"https://evil.test\"}",
                "{\"purpose\":\"identity\",\"flow\":\"dc_api\"}",
                "{\"purpose\":\"identity\",\"flow\":\"cross_device\",\"response_mode\":\"dc_api.jwt\"}",
                "[]")) {
            HttpResponse<String> answer = counter.api("/api/v1/presentations", wish);
            assertThat(answer.statusCode()).as(wish).isEqualTo(400);
            assertThat(text(object(answer.body()), "code")).isEqualTo("VALIDATION_FAILED");
        }
    }

    private static String clear(String purpose) {
        return "{\"purpose\":\"" + purpose + "\",\"flow\":\"cross_device\",\"response_mode\":\"direct_post\"}";
    }

    private static void refused(HttpResponse<String> answer, String because) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(object(answer.body()), "error")).isEqualTo("invalid_request");
        assertThat(text(object(answer.body()), "error_description")).contains(because);
    }

    private AskedOf asked(String wish) {
        return wallet.fetch(text(counter.start(wish), "link"));
    }

    private HttpResponse<String> seal(AskedOf asked, JsonObject plain) {
        return wallet.postForm(asked, Map.of("response", TestWallet.sealed(asked, plain, EncryptionMethod.A128GCM)));
    }

    private static String base64(String json) {
        return Base64Codec.URL.encode(Bytes.of(json.getBytes(StandardCharsets.UTF_8)));
    }
}
