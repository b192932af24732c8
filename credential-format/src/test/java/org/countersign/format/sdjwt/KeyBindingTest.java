package org.countersign.format.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.format.Refusals.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.jose.RawJws;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901, section 7.3. */
class KeyBindingTest {
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"kb+jwt\"}";

    private final SdJwtFixture city = new SdJwtFixture();
    private final SdJwt issued = city.issued();

    @Test
    void a_bound_presentation_is_accepted_and_says_when_it_was_signed() throws Exception {
        assertThat(verify(city.bound(issued))).contains(SdJwtFixture.NOW);
    }

    @Test
    void refuses_a_presentation_without_binding_where_the_policy_asks_for_it() {
        assertRefused(FormatCode.KB_MISSING, () -> verify(issued));
    }

    @Test
    void the_policy_decides_and_not_what_is_there() throws Exception {
        SdJwt broken = issued.withKeyBinding("not a token");

        Optional<Instant> signedAt = KeyBinding.verify(
                city.verify(broken), new KeyBinding.Policy.NotAsked(), TestKeys.CHECK, TestKeys.SHA_256);

        assertThat(signedAt).isEmpty();
        assertRefused(FormatCode.JWS_STRUCTURE, () -> verify(broken));
    }

    @Test
    void refuses_the_signature_of_another_device() {
        SdJwt stolen = KeyBinding.sign(
                issued, SdJwtFixture.REQUEST, SdJwtFixture.NOW, TestKeys.fresh().signer(), TestKeys.SHA_256);

        assertRefused(FormatCode.KB_SIGNATURE, () -> verify(stolen));
    }

    @Test
    void refuses_another_nonce_and_another_audience() {
        KeyBindingRequest nonce = new KeyBindingRequest(SdJwtFixture.REQUEST.audience(), "replayed");
        KeyBindingRequest audience = new KeyBindingRequest("https://other.test", SdJwtFixture.REQUEST.nonce());

        assertRefused(FormatCode.KB_NONCE, () -> verify(bound(nonce, SdJwtFixture.NOW)));
        assertRefused(FormatCode.KB_AUDIENCE, () -> verify(bound(audience, SdJwtFixture.NOW)));
    }

    @Test
    void transaction_data_are_signed_where_the_request_has_them() throws Exception {
        KeyBindingRequest asked = withTransaction("eyJ0eXBlIjoiYSJ9");
        SdJwt bound = bound(asked, SdJwtFixture.NOW);

        assertThat(verify(bound, asked)).contains(SdJwtFixture.NOW);
        assertThat(verify(bound)).contains(SdJwtFixture.NOW);
    }

    @Test
    void refuses_transaction_data_that_are_missing_or_others() {
        KeyBindingRequest asked = withTransaction("eyJ0eXBlIjoiYSJ9");
        SdJwt other = bound(withTransaction("eyJ0eXBlIjoiYiJ9"), SdJwtFixture.NOW);

        assertRefused(FormatCode.KB_CLAIMS, () -> verify(bound(SdJwtFixture.REQUEST, SdJwtFixture.NOW), asked));
        assertRefused(FormatCode.KB_NONCE, () -> verify(other, asked));
    }

    private static KeyBindingRequest withTransaction(String data) {
        return new KeyBindingRequest(SdJwtFixture.REQUEST.audience(), SdJwtFixture.REQUEST.nonce(), List.of(data));
    }

    private Optional<Instant> verify(SdJwt presentation, KeyBindingRequest request) throws FormatException {
        KeyBinding.Policy policy =
                new KeyBinding.Policy.Required(request, SdJwtFixture.NOW, Duration.ofMinutes(5), Duration.ofMinutes(1));
        return KeyBinding.verify(city.verify(presentation), policy, TestKeys.CHECK, TestKeys.SHA_256);
    }

    @Test
    void accepts_the_edges_of_the_window_and_nothing_beyond() throws Exception {
        Instant oldest = SdJwtFixture.NOW.minus(Duration.ofMinutes(5));
        Instant latest = SdJwtFixture.NOW.plus(Duration.ofMinutes(1));

        assertThat(verify(bound(SdJwtFixture.REQUEST, oldest))).contains(oldest);
        assertThat(verify(bound(SdJwtFixture.REQUEST, latest))).contains(latest);
        assertRefused(FormatCode.KB_TIME, () -> verify(bound(SdJwtFixture.REQUEST, oldest.minusSeconds(1))));
        assertRefused(FormatCode.KB_TIME, () -> verify(bound(SdJwtFixture.REQUEST, latest.plusSeconds(1))));
    }

    @Test
    void refuses_a_binding_of_other_disclosures() throws Exception {
        SdJwt bound = city.bound(issued);
        SdJwt fewer = new SdJwt(bound.issuerJwt(), bound.disclosures().subList(0, 1), bound.keyBinding());

        assertRefused(FormatCode.KB_SD_HASH, () -> verify(fewer));
    }

    @Test
    void refuses_a_binding_of_another_type_or_algorithm() {
        String claims = claims(issued);
        SdJwt typed =
                issued.withKeyBinding(RawJws.signed(HEADER.replace("kb+jwt", "JWT"), claims, city.holder.signer()));
        SdJwt unsigned = issued.withKeyBinding(
                RawJws.encoded(HEADER.replace("ES256", "none")) + "." + RawJws.encoded(claims) + ".");

        assertRefused(FormatCode.JWS_TYPE, () -> verify(typed));
        assertRefused(FormatCode.JWS_ALGORITHM, () -> verify(unsigned));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"ES256\"}",
                "{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\"}",
                "{\"alg\":\"ES256\",\"typ\":\"openid4vci-proof+jwt\"}"
            })
    void refuses_a_binding_of_no_type_or_of_a_token_for_another_use(String header) {
        SdJwt typed = issued.withKeyBinding(RawJws.signed(header, claims(issued), city.holder.signer()));

        assertRefused(FormatCode.JWS_TYPE, () -> verify(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "PS256", "EdDSA", "ES384"})
    void refuses_a_binding_by_another_algorithm_than_the_holders(String algorithm) {
        SdJwt signed = issued.withKeyBinding(
                RawJws.signed(HEADER.replace("ES256", algorithm), claims(issued), city.holder.signer()));

        assertRefused(FormatCode.JWS_ALGORITHM, () -> verify(signed));
    }

    @Test
    void refuses_a_binding_that_has_ended_by_its_own_word_or_has_not_begun() throws Exception {
        long now = SdJwtFixture.NOW.getEpochSecond();

        assertRefused(FormatCode.KB_TIME, () -> verify(crafted(with("exp", now))));
        assertRefused(FormatCode.KB_TIME, () -> verify(crafted(with("nbf", now + 61))));
        assertThat(verify(crafted(with("exp", now + 1)))).contains(SdJwtFixture.NOW);
        assertThat(verify(crafted(with("nbf", now)))).contains(SdJwtFixture.NOW);
    }

    private String with(String name, long time) {
        return claims(issued).replaceFirst("\\{", "{\"" + name + "\":" + time + ",");
    }

    @Test
    void refuses_a_second_audience() {
        String audience = "\"" + SdJwtFixture.REQUEST.audience() + "\"";
        String both = claims(issued).replace(audience, "[" + audience + ",\"https://else.test\"]");

        assertRefused(FormatCode.KB_CLAIMS, () -> verify(crafted(both)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "aud", "nonce", "sd_hash"})
    void refuses_a_binding_that_lacks_a_claim_or_has_it_in_another_type(String name) {
        String claims = claims(issued);
        String missing = claims.replace("\"" + name + "\"", "\"x\"");
        String array = claims.replaceAll("\"" + name + "\":(\"[^\"]*\"|\\d+)", "\"" + name + "\":[$1]");

        assertRefused(FormatCode.KB_CLAIMS, () -> verify(crafted(missing)));
        assertRefused(FormatCode.KB_CLAIMS, () -> verify(crafted(array)));
    }

    @Test
    void refuses_a_credential_that_names_no_holder() throws Exception {
        CraftedSdJwt crafted = new CraftedSdJwt(city.issuer);
        SdJwt unbound = SdJwt.parse(crafted.text("{\"vct\":\"a\"}"));

        assertRefused(FormatCode.KB_NO_KEY, () -> verify(city.bound(unbound)));
    }

    @Test
    void the_holder_presents_what_was_asked_and_no_more() throws Exception {
        HeldSdJwt held = held(issued);

        SdJwt presented = held.present(Set.of(ClaimPath.of("name")));

        assertThat(presented.disclosures()).hasSize(1);
        assertThat(city.verify(presented).claims().members()).containsOnlyKeys("name", "certificateNumber");
        assertThat(verify(city.bound(presented))).contains(SdJwtFixture.NOW);
    }

    @Test
    void nested_claims_go_with_those_around_them_and_each_goes_once() throws Exception {
        CraftedSdJwt crafted = new CraftedSdJwt(
                city.issuer,
                "[\"s\",\"street\",\"x\"]",
                "[\"s\",\"town\",\"y\"]",
                "[\"s\",\"address\",{\"_sd\":[\"#0\",\"#1\"]}]");
        HeldSdJwt held = held(SdJwt.parse(crafted.text("{\"vct\":\"a\",\"_sd\":[\"#2\"]}")));

        SdJwt presented = held.present(List.of(ClaimPath.of("address", "town"), ClaimPath.of("address", "town")));

        assertThat(held.disclosable())
                .containsExactly(
                        ClaimPath.of("address"), ClaimPath.of("address", "street"), ClaimPath.of("address", "town"));
        assertThat(presented.disclosures()).hasSize(2).doesNotHaveDuplicates();
        assertThat(ClaimPath.of("address", "town").in(city.verify(presented).claims()))
                .isPresent();
        assertThat(ClaimPath.of("address", "street").in(city.verify(presented).claims()))
                .isEmpty();
    }

    @Test
    void asking_for_the_outer_claim_gives_all_inside_it() throws Exception {
        CraftedSdJwt crafted = new CraftedSdJwt(
                city.issuer,
                "[\"s\",\"CN\"]",
                "[\"s\",\"DE\"]",
                "[\"s\",\"list\",[{\"...\":\"#0\"},{\"...\":\"#1\"}]]");
        HeldSdJwt held = held(SdJwt.parse(crafted.text("{\"vct\":\"a\",\"_sd\":[\"#2\"]}")));

        assertThat(held.present(Set.of(ClaimPath.of("list"))).disclosures()).hasSize(3);
        assertThat(held.present(Set.of(ClaimPath.of("list").index(1))).disclosures())
                .hasSize(2);
    }

    @Test
    void the_holder_cannot_present_what_the_credential_lacks() throws Exception {
        HeldSdJwt held = held(issued);

        assertThatThrownBy(() -> held.present(Set.of(ClaimPath.of("salary"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_holder_refuses_a_delivery_with_key_binding_or_of_another_issuer() {
        assertRefused(FormatCode.KB_UNEXPECTED, () -> held(city.bound(issued)));
        assertRefused(FormatCode.JWS_SIGNATURE, () -> held(new SdJwtFixture().issued()));
    }

    private HeldSdJwt held(SdJwt delivered) throws FormatException {
        return HeldSdJwt.receive(delivered.text(), city.issuer.publicKey(), TestKeys.CHECK, TestKeys.SHA_256);
    }

    private SdJwt bound(KeyBindingRequest request, Instant at) {
        return KeyBinding.sign(issued, request, at, city.holder.signer(), TestKeys.SHA_256);
    }

    private SdJwt crafted(String claims) {
        return issued.withKeyBinding(RawJws.signed(HEADER, claims, city.holder.signer()));
    }

    private static String claims(SdJwt presentation) {
        JsonObject claims = JsonObject.builder()
                .put("aud", SdJwtFixture.REQUEST.audience())
                .put("iat", SdJwtFixture.NOW.getEpochSecond())
                .put("nonce", SdJwtFixture.REQUEST.nonce())
                .put("sd_hash", presentation.sdHash(TestKeys.SHA_256))
                .build();
        return JsonWriter.canonical(claims);
    }

    private Optional<Instant> verify(SdJwt presentation) throws FormatException {
        return KeyBinding.verify(city.verify(presentation), SdJwtFixture.policy(), TestKeys.CHECK, TestKeys.SHA_256);
    }
}
