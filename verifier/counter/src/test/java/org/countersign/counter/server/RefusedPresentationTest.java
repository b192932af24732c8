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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.countersign.counter.City;
import org.countersign.format.Bytes;
import org.countersign.format.cose.Signer;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.holder.Consent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every MUST that a hostile or sloppy wallet can break: one thing is changed in a good answer, and the response endpoint refuses. */
class RefusedPresentationTest {
    private static final String IDENTITY = "{\"purpose\":\"identity\",\"flow\":\"cross_device\"}";
    private static final String HOLDING = "{\"purpose\":\"holding\",\"flow\":\"cross_device\"}";
    private static final String AGREEMENT =
            "{\"purpose\":\"holding\",\"flow\":\"cross_device\",\"agreement\":{\"zh\":\"同意\",\"en\":\"I agree\"}}";
    private static final String KEY_BINDING = "kb+jwt";

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

    @Test
    void a_presentation_for_an_earlier_request_is_refused() {
        String stale = wallet.present(asked(HOLDING));

        refused(HOLDING, _ -> stale, "OTHER_REQUEST at COMPARE_THE_SHOWING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.test", "x509_hash:", "origin:https://agency.test"})
    void another_audience_is_refused(String audience) {
        refused(HOLDING, asked -> bound(asked, asked.binding(audience)), "OTHER_REQUEST");
    }

    @Test
    void an_audience_without_its_prefix_is_refused() {
        refused(
                HOLDING,
                asked -> bound(asked, asked.binding(asked.text("client_id").substring("x509_hash:".length()))),
                "OTHER_REQUEST");
    }

    @Test
    void a_presentation_without_key_binding_is_refused() {
        refused(HOLDING, _ -> wallet.issued().text(), "LIVE_NEEDED at COMPARE_THE_SHOWING");
    }

    @Test
    void the_key_binding_of_another_device_is_refused() {
        Signer thief = TestWallet.signer(City.keyPair());

        refused(HOLDING, asked -> signed(asked.binding(), Duration.ZERO, thief), "HOLDER_NOT_PROVEN");
    }

    @Test
    void an_old_key_binding_is_refused() {
        refused(
                HOLDING,
                asked -> signed(asked.binding(), Duration.ofMinutes(-6), wallet.device()),
                "SHOWING_TOO_OLD at WEIGH_THE_AGE_OF_THE_SHOWING");
    }

    @Test
    void a_key_binding_of_the_future_is_refused() {
        refused(HOLDING, asked -> signed(asked.binding(), Duration.ofMinutes(3), wallet.device()), "SHOWING_TOO_OLD");
    }

    @Test
    void another_type_of_key_binding_is_refused() {
        refused(HOLDING, asked -> crafted(asked, "JWT", sdHash()), "HOLDER_NOT_PROVEN");
    }

    @Test
    void another_sd_hash_is_refused() {
        refused(HOLDING, asked -> crafted(asked, KEY_BINDING, "AAAA"), "HOLDER_NOT_PROVEN");
    }

    @Test
    void the_crafted_key_binding_is_good_where_nothing_is_changed() {
        AskedOf asked = asked(HOLDING);

        assertThat(wallet.post(asked, crafted(asked, KEY_BINDING, sdHash())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_unsigned_key_binding_is_refused() {
        refused(
                HOLDING,
                asked -> {
                    String[] parts = crafted(asked, KEY_BINDING, sdHash()).split("~", -1);
                    String[] jwt = parts[parts.length - 1].split("\\.", -1);
                    return bare() + base64("{\"alg\":\"none\",\"typ\":\"kb+jwt\"}") + "." + jwt[1] + ".";
                },
                "HOLDER_NOT_PROVEN");
    }

    @Test
    void an_unsigned_credential_is_refused() {
        refused(
                HOLDING,
                asked -> {
                    String shown = wallet.present(asked);
                    String[] jwt = shown.substring(0, shown.indexOf('~')).split("\\.", -1);
                    return base64("{\"alg\":\"none\",\"typ\":\"dc+sd-jwt\"}") + "." + jwt[1] + "."
                            + shown.substring(shown.indexOf('~'));
                },
                "UNKNOWN_ISSUER");
    }

    @Test
    void a_credential_of_another_type_of_token_is_refused() {
        refused(
                HOLDING,
                asked -> {
                    String shown = wallet.present(asked);
                    return base64("{\"alg\":\"ES256\",\"typ\":\"JWT\"}") + shown.substring(shown.indexOf('.'));
                },
                "UNREADABLE NOT_OURS");
    }

    @Test
    void a_tampered_disclosure_is_refused() {
        refused(
                IDENTITY,
                asked -> {
                    String[] parts = wallet.present(asked, "holderName").split("~", -1);
                    parts[1] = base64("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"holderName\",\"张三\"]");
                    return String.join("~", parts);
                },
                "CONTENT_UNKNOWN at READ_THE_CONTENT");
    }

    @Test
    void a_disclosure_withheld_after_signing_is_refused() {
        refused(
                IDENTITY,
                asked -> {
                    String[] parts = wallet.present(asked, "holderName").split("~", -1);
                    return parts[0] + "~" + parts[2];
                },
                "HOLDER_NOT_PROVEN");
    }

    @Test
    void an_issuer_that_the_desk_does_not_trust_is_refused(@TempDir Path elsewhere) throws Exception {
        City city = new City();
        TestWallet stranger = new TestWallet(counter, city, RunningCounter.enrol(city, elsewhere), 42);

        refused(HOLDING, stranger::present, "UNKNOWN_ISSUER at FIND_THE_KEY");
    }

    @Test
    void a_revoked_certificate_is_refused() {
        TestWallet revoked = new TestWallet(counter, City.REVOKED_INDEX);

        refused(HOLDING, revoked::present, "REVOKED REVOKED at REFUSE_THE_REVOKED");
    }

    @Test
    void a_suspended_certificate_is_refused() {
        TestWallet suspended = new TestWallet(counter, City.SUSPENDED_INDEX);

        refused(HOLDING, suspended::present, "SUSPENDED");
    }

    @Test
    void transaction_data_that_the_holder_did_not_sign_are_refused() {
        refused(
                AGREEMENT,
                asked -> bound(asked, new KeyBindingRequest(asked.text("client_id"), asked.text("nonce"))),
                "HOLDER_NOT_PROVEN");
    }

    @Test
    void other_transaction_data_are_refused() {
        refused(
                AGREEMENT,
                asked -> bound(
                        asked,
                        new KeyBindingRequest(
                                asked.text("client_id"), asked.text("nonce"), List.of("eyJ0eXBlIjoib3RoZXIifQ"))),
                "OTHER_REQUEST");
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
    void a_value_that_was_not_asked_for_is_refused() {
        refused(
                "{\"purpose\":\"women\",\"flow\":\"cross_device\"}",
                asked -> wallet.present(asked, "sex"),
                "NOT_AS_ASKED CLAIMS");
    }

    @Test
    void a_claim_that_is_missing_is_refused() {
        refused(IDENTITY, wallet::present, "NOT_AS_ASKED CLAIMS");
    }

    @Test
    void a_claim_set_that_is_not_there_is_refused() {
        refused(
                "{\"purpose\":\"either\",\"flow\":\"cross_device\"}",
                asked -> wallet.present(asked, "sex"),
                "NOT_AS_ASKED CLAIMS");
    }

    @Test
    void another_type_than_was_asked_for_is_refused() {
        refused("{\"purpose\":\"permit\",\"flow\":\"cross_device\"}", wallet::present, "NOT_AS_ASKED TYPE");
    }

    @Test
    void another_authority_than_was_asked_for_is_refused() {
        refused("{\"purpose\":\"elsewhere\",\"flow\":\"cross_device\"}", wallet::present, "NOT_AS_ASKED AUTHORITY");
    }

    @Test
    void a_refused_presentation_is_told_to_the_clerk_and_recorded() {
        JsonObject started = counter.start(HOLDING);
        AskedOf asked = wallet.fetch(text(started, "link"));

        wallet.post(asked, new TestWallet(counter, City.REVOKED_INDEX).present(asked));

        String state = JsonWriter.canonical(counter.state(started));
        assertThat(state).contains("\"accepted\":false", "\"verdict\":\"REVOKED\"", "\"receipt\":\"");
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

    /** Posts the presentation that is made for a fresh request. */
    private void refused(String wish, Function<AskedOf, String> presentation, String because) {
        AskedOf asked = asked(wish);

        refused(wallet.post(asked, presentation.apply(asked)), because);
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

    private String bound(AskedOf asked, KeyBindingRequest request) {
        assertThat(asked.has("nonce")).isTrue();
        return wallet.present(new Consent(List.<ClaimPath>of(), request, counter.clock.instant()));
    }

    private String signed(KeyBindingRequest request, Duration after, Signer signer) {
        SdJwt nothing = new SdJwt(
                wallet.issued().issuerJwt(), List.of(), wallet.issued().keyBinding());
        return KeyBinding.sign(nothing, request, counter.clock.instant().plus(after), signer, new JcaSha256())
                .text();
    }

    /** The credential without any disclosure, up to and with its tilde. */
    private String bare() {
        return wallet.issued().issuerJwt() + "~";
    }

    private String sdHash() {
        return Base64Codec.URL.encode(
                new JcaSha256().digest(CompactJws.ascii(bare())).value());
    }

    private String crafted(AskedOf asked, String type, String sdHash) {
        JsonObject claims = JsonObject.builder()
                .put("aud", asked.text("client_id"))
                .put("nonce", asked.text("nonce"))
                .put("iat", counter.clock.instant().getEpochSecond())
                .put("sd_hash", sdHash)
                .build();
        return bare() + CompactJws.sign(type, new JwsKeyHint.None(), claims, wallet.device());
    }

    private static String base64(String json) {
        return Base64Codec.URL.encode(Bytes.of(json.getBytes(StandardCharsets.UTF_8)));
    }
}
