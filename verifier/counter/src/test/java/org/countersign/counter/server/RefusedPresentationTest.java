package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.counter.server.RunningCounter.object;
import static org.countersign.counter.server.RunningCounter.text;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.countersign.counter.City;
import org.countersign.format.Bytes;
import org.countersign.format.cose.Signer;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
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
    void a_key_binding_under_a_shared_secret_is_refused() {
        refused(
                HOLDING,
                asked -> {
                    String[] jwt = crafted(asked, KEY_BINDING, sdHash())
                            .split("~", -1)[1]
                            .split("\\.", -1);
                    return bare() + base64("{\"alg\":\"HS256\",\"typ\":\"kb+jwt\"}") + "." + jwt[1] + "." + jwt[2];
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
    void a_hash_that_is_not_of_the_transaction_data_is_refused() {
        refused(
                AGREEMENT,
                asked -> bare()
                        + CompactJws.sign(
                                KEY_BINDING,
                                new JwsKeyHint.None(),
                                JsonObject.builder()
                                        .put("aud", asked.text("client_id"))
                                        .put("nonce", asked.text("nonce"))
                                        .put("iat", counter.clock.instant().getEpochSecond())
                                        .put("sd_hash", sdHash())
                                        .put("transaction_data_hashes", JsonArray.of(List.of("AAAA"), JsonText::new))
                                        .build(),
                                wallet.device()),
                "OTHER_REQUEST");
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
