package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.counter.server.RunningCounter.object;
import static org.countersign.counter.server.RunningCounter.text;

import com.nimbusds.jose.EncryptionMethod;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.countersign.counter.City;
import org.countersign.counter.reading.Handed;
import org.countersign.counter.reading.ReadingLimits;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonBoolean;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.x509.CertificateKey;
import org.countersign.holder.Consent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wallet of our own goes through every flow against the real server. */
class PresentationFlowTest {
    private static final String SEVERAL =
            "{\"purpose\":\"several\",\"flow\":\"cross_device\",\"response_mode\":\"direct_post\"}";
    private static final String ONE_OF_TWO =
            "{\"purpose\":\"one-of-two\",\"flow\":\"cross_device\",\"response_mode\":\"direct_post\"}";

    private final RunningCounter counter = RunningCounter.get();
    private final TestWallet wallet = new TestWallet(counter, 42);

    @BeforeEach
    void at_noon() {
        counter.clock.reset();
    }

    @Test
    void an_encrypted_answer_is_checked_step_by_step_and_gives_what_was_asked() {
        JsonObject started = counter.start("{\"purpose\":\"identity\",\"flow\":\"cross_device\"}");
        AskedOf asked = wallet.fetch(text(started, "link"));

        HttpResponse<String> answer = wallet.post(asked, wallet.present(asked, "holderName"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        JsonObject state = counter.state(started);
        assertThat(text(state, "state")).isEqualTo("CHECKED");
        JsonObject check = check(state);
        assertThat(text(check, "verdict")).isEqualTo("VALID");
        assertThat(((JsonArray) member(check, "steps")).values()).hasSizeGreaterThan(15);
        assertThat(JsonWriter.canonical(member((JsonObject) member(check, "certificate"), "fields")))
                .contains("欧阳建国")
                .doesNotContain("\"sex\"");
    }

    @Test
    void what_a_wallet_discloses_beyond_the_purpose_is_not_given_on() {
        JsonObject started = counter.start("{\"purpose\":\"identity\",\"flow\":\"cross_device\"}");
        AskedOf asked = wallet.fetch(text(started, "link"));

        wallet.post(asked, wallet.present(asked, "holderName", "sex"));

        assertThat(JsonWriter.canonical(counter.state(started)))
                .contains("欧阳建国")
                .doesNotContain("\"sex\"");
    }

    @Test
    void the_request_names_purpose_claims_and_a_fresh_key() {
        AskedOf asked = asked("{\"purpose\":\"women\",\"flow\":\"cross_device\"}");

        assertThat(JsonWriter.canonical(asked.credentialQuery()))
                .isEqualTo(
                        "{\"claims\":[{\"id\":\"sex\",\"path\":[\"sex\"],\"values\":[\"F\"]}],\"format\":\"dc+sd-jwt\","
                                + "\"id\":\"card\",\"meta\":{\"vct_values\":[\"https://city.test/vct/elderly-preference-card\"]}}");
        assertThat(JsonWriter.canonical(asked.object("client_metadata")))
                .contains("\"encrypted_response_enc_values_supported\":[\"A128GCM\",\"A256GCM\"]");
        assertThat(JsonWriter.canonical(asked.array("verifier_info").getFirst()))
                .contains("女性体检", "window-3");
        assertThat(asked.text("aud")).isEqualTo("https://self-issued.me/v2");
        assertThat(asked.text("nonce")).hasSizeGreaterThanOrEqualTo(22);
        AskedOf other = asked("{\"purpose\":\"women\",\"flow\":\"cross_device\"}");
        assertThat(other.encryptionKey()).isNotEqualTo(asked.encryptionKey());
        assertThat(other.text("nonce")).isNotEqualTo(asked.text("nonce"));
    }

    @Test
    void a_wallet_that_posts_gets_its_nonce_back() {
        JsonObject started =
                counter.start("{\"purpose\":\"identity\",\"flow\":\"cross_device\",\"request_uri_method\":\"post\"}");
        Map<String, String> query = AskedOf.query(text(started, "link"));

        HttpResponse<String> fetched = counter.send(RunningCounter.form(
                AskedOf.requestUri(query), Map.of("wallet_nonce", "qPmxiNFCR3QTm19POc8u", "wallet_metadata", "{}")));

        assertThat(query).containsEntry("request_uri_method", "post").hasSize(3);
        assertThat(fetched.headers().firstValue("Content-Type")).contains("application/oauth-authz-req+jwt");
        assertThat(AskedOf.signed(fetched.body()).text("wallet_nonce")).isEqualTo("qPmxiNFCR3QTm19POc8u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x509_hash", "x509_san_dns", "redirect_uri"})
    void every_client_id_prefix_works_and_is_the_audience(String prefix) {
        JsonObject started = counter.start(
                "{\"purpose\":\"holding\",\"flow\":\"cross_device\",\"client_id_prefix\":\"" + prefix + "\"}");
        AskedOf asked = wallet.fetch(text(started, "link"));

        HttpResponse<String> answer = wallet.post(asked, wallet.present(asked));

        assertThat(asked.text("client_id")).startsWith(prefix + ":");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_in_clear_is_taken_where_it_was_asked_for() {
        AskedOf asked = asked("{\"purpose\":\"holding\",\"flow\":\"cross_device\",\"response_mode\":\"direct_post\"}");

        HttpResponse<String> answer = wallet.post(asked, wallet.present(asked));

        assertThat(asked.text("response_mode")).isEqualTo("direct_post");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void the_longer_key_is_taken_as_well() {
        AskedOf asked = asked("{\"purpose\":\"holding\",\"flow\":\"cross_device\"}");
        JsonObject plain = TestWallet.answer(asked, TestWallet.vpToken(wallet.present(asked)));

        HttpResponse<String> answer =
                wallet.postForm(asked, Map.of("response", TestWallet.sealed(asked, plain, EncryptionMethod.A256GCM)));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void the_second_claim_set_serves_where_the_first_is_not_there() {
        AskedOf asked = asked("{\"purpose\":\"either\",\"flow\":\"cross_device\"}");

        assertThat(wallet.post(asked, wallet.present(asked, "holderName")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_authority_that_was_asked_for_is_found_in_the_chain() {
        AskedOf asked = asked("{\"purpose\":\"authority\",\"flow\":\"cross_device\"}");

        assertThat(JsonWriter.canonical(asked.credentialQuery()))
                .contains("\"trusted_authorities\":[{\"type\":\"aki\",\"values\":[\"" + IssuedCredential.AUTHORITY_KEY);
        assertThat(wallet.post(asked, wallet.present(asked)).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_agreed_to_is_signed_by_the_holder() {
        AskedOf asked = asked("{\"purpose\":\"holding\",\"flow\":\"cross_device\","
                + "\"agreement\":{\"zh\":\"同意登记\",\"en\":\"I agree to be registered\"}}");

        assertThat(asked.array("transaction_data")).hasSize(1);
        assertThat(wallet.post(asked, wallet.present(asked)).statusCode()).isEqualTo(200);
    }

    @Test
    void several_certificates_are_taken_where_several_are_asked_for() {
        JsonObject started = counter.start(SEVERAL);
        AskedOf asked = wallet.fetch(text(started, "link"));
        TestWallet other = new TestWallet(counter, 44);

        HttpResponse<String> answer =
                wallet.postInClear(asked, TestWallet.vpToken(wallet.present(asked), other.present(asked)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(((JsonArray) member(counter.state(started), "checks")).values())
                .hasSize(2);
    }

    @Test
    void of_several_certificates_one_bad_one_is_enough_to_be_refused() {
        AskedOf asked = asked(SEVERAL);
        TestWallet revoked = new TestWallet(counter, City.REVOKED_INDEX);

        HttpResponse<String> answer =
                wallet.postInClear(asked, TestWallet.vpToken(wallet.present(asked), revoked.present(asked)));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void one_of_the_credentials_that_will_do_is_enough() {
        AskedOf asked = asked(ONE_OF_TWO);

        assertThat(wallet.postInClear(asked, TestWallet.vpToken(wallet.present(asked)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_wallet_that_declines_is_heard() {
        JsonObject started = counter.start("{\"purpose\":\"identity\",\"flow\":\"cross_device\"}");
        AskedOf asked = wallet.fetch(text(started, "link"));

        HttpResponse<String> answer = wallet.postForm(
                asked,
                Map.of("error", "access_denied", "error_description", "no thanks", "state", asked.text("state")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(counter.state(started), "state")).isEqualTo("DECLINED");
        assertThat(text(counter.state(started), "error")).isEqualTo("access_denied");
    }

    @Test
    void on_the_same_device_only_the_browser_that_began_sees_the_end() {
        JsonObject started = counter.start("{\"purpose\":\"identity\",\"flow\":\"same_device\"}");
        HttpResponse<String> begun = browse(text(started, "begin_uri"), "");
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        AskedOf asked = wallet.fetch(begun.headers().firstValue("Location").orElseThrow());

        HttpResponse<String> answer = wallet.post(asked, wallet.present(asked, "holderName"));
        String waiting = text(counter.state(started), "state");
        HttpResponse<String> back =
                browse(text(object(answer.body()), "redirect_uri"), cookie.substring(0, cookie.indexOf(';')));

        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/openid4vp/return/");
        assertThat(waiting).isEqualTo("AWAITING_BROWSER");
        assertThat(back.body()).contains("data-outcome=\"accepted\"");
        assertThat(text(counter.state(started), "state")).isEqualTo("CHECKED");
    }

    @Test
    void another_browser_ends_the_presentation() {
        JsonObject started = counter.start("{\"purpose\":\"identity\",\"flow\":\"same_device\"}");
        HttpResponse<String> begun = browse(text(started, "begin_uri"), "");
        AskedOf asked = wallet.fetch(begun.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> answer = wallet.post(asked, wallet.present(asked, "holderName"));

        HttpResponse<String> back = browse(
                text(object(answer.body()), "redirect_uri"), "countersign_presentation=AAAAAAAAAAAAAAAAAAAAAAAAAAA");

        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(text(counter.state(started), "state")).isEqualTo("OTHER_BROWSER");
        assertThat(JsonWriter.canonical(counter.state(started))).doesNotContain("欧阳建国");
    }

    @Test
    void the_browsers_own_api_is_served_with_the_origin_as_audience() {
        JsonObject started = counter.start(
                "{\"purpose\":\"identity\",\"flow\":\"dc_api\",\"origin\":\"" + RunningCounter.ORIGIN + "\"}");
        JsonObject digital = (JsonObject) member(started, "digital");
        AskedOf asked = AskedOf.signed(text((JsonObject) member(digital, "data"), "request"));
        String shown = wallet.present(new Consent(
                List.of(ClaimPath.of("holderName")),
                asked.binding("origin:" + RunningCounter.ORIGIN),
                counter.clock.instant()));

        HttpResponse<String> answer = give(started, asked, shown);

        assertThat(text(digital, "protocol")).isEqualTo("openid4vp-v1-signed");
        assertThat(JsonWriter.canonical(new JsonArray(asked.array("expected_origins"))))
                .isEqualTo("[\"https://agency.test\"]");
        assertThat(asked.has("response_uri") || asked.has("state")).isFalse();
        assertThat(asked.text("response_mode")).isEqualTo("dc_api.jwt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(object(answer.body()), "state")).isEqualTo("CHECKED");
    }

    @Test
    void behind_the_browsers_api_the_client_id_is_no_audience() {
        JsonObject started = counter.start(
                "{\"purpose\":\"holding\",\"flow\":\"dc_api\",\"origin\":\"" + RunningCounter.ORIGIN + "\"}");
        JsonObject data = (JsonObject) member((JsonObject) member(started, "digital"), "data");
        AskedOf asked = AskedOf.signed(text(data, "request"));

        assertThat(give(started, asked, wallet.present(asked)).statusCode()).isEqualTo(400);
    }

    @Test
    void the_receipt_says_what_was_checked_and_nothing_of_the_holder() throws Exception {
        JsonObject started = counter.start("{\"purpose\":\"identity\",\"flow\":\"cross_device\"}");
        AskedOf asked = wallet.fetch(text(started, "link"));
        wallet.post(asked, wallet.present(asked, "holderName"));

        String receipt = text(counter.state(started), "receipt");

        CompactJws jws = CompactJws.parse(receipt, "countersign-receipt+jwt", 1 << 14);
        JsonObject claims =
                jws.verify(CertificateKey.of(jws.header().certificates().getFirst()), new JcaSignatureCheck());
        assertThat(JsonWriter.canonical(claims))
                .contains(
                        "\"verdict\":\"VALID\"", "\"trust_version\":1", "核对持证人", "\"iss\":\"window-3\"", "status_list")
                .doesNotContain("欧阳建国", "\"idx\"", "holderName");
        assertThat(Files.readString(counter.store.resolve("receipts.jws"))).contains(receipt + "\n");
    }

    @Test
    void the_code_carries_the_link_and_nothing_else() throws Exception {
        JsonObject started = counter.start("{\"purpose\":\"identity\",\"flow\":\"cross_device\"}");

        byte[] png = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        counter.base + "/api/v1/presentations/" + text(started, "id") + "/qr.png"))
                                .header("Authorization", "Bearer " + token())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();

        assertThat(new Handed(ReadingLimits.COUNTER).read(new ByteArrayInputStream(png)))
                .containsExactly(text(started, "link"));
    }

    @Test
    void the_purposes_are_listed_for_agencies() {
        assertThat(counter.get("/api/v1/purposes").body()).contains("\"id\":\"women\"", "女性体检", "dcql_query");
    }

    @Test
    void health_is_open_and_the_api_is_not() {
        HttpRequest.Builder health = HttpRequest.newBuilder(URI.create(counter.base + "/actuator/health"));
        HttpRequest.Builder api = HttpRequest.newBuilder(URI.create(counter.base + "/api/v1/purposes"));

        assertThat(counter.send(health).body()).contains("UP");
        assertThat(counter.send(api).statusCode()).isEqualTo(401);
        assertThat(counter.send(api.header("Authorization", "Bearer guessed")).statusCode())
                .isEqualTo(401);
    }

    private AskedOf asked(String wish) {
        return wallet.fetch(text(counter.start(wish), "link"));
    }

    private HttpResponse<String> give(JsonObject started, AskedOf asked, String shown) {
        JsonObject plain = TestWallet.answer(asked, TestWallet.vpToken(shown));
        JsonObject body = JsonObject.builder()
                .put("origin", RunningCounter.ORIGIN)
                .put("protocol", "openid4vp-v1-signed")
                .put(
                        "data",
                        JsonObject.builder()
                                .put("response", TestWallet.sealed(asked, plain, EncryptionMethod.A128GCM))
                                .build())
                .build();
        return counter.api(
                "/api/v1/presentations/" + text(started, "id") + "/digital-credential", JsonWriter.canonical(body));
    }

    private HttpResponse<String> browse(String address, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return counter.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private String token() throws Exception {
        return Files.readString(counter.store.resolve("presentations/api-token"))
                .strip();
    }

    private static JsonObject check(JsonObject state) {
        assertThat(member(state, "accepted")).isEqualTo(new JsonBoolean(true));
        return (JsonObject) ((JsonArray) member(state, "checks")).values().getFirst();
    }

    private static JsonValue member(JsonObject object, String name) {
        JsonValue value = object.members().get(name);
        assertThat(value).as(name).isNotNull();
        return value == null ? JsonValue.JsonNull.NULL : value;
    }
}
