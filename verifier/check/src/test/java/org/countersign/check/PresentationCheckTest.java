package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.countersign.format.TypeCode;
import org.countersign.format.cose.Signer;
import org.countersign.format.json.JsonObject;
import org.countersign.format.pass.PassField;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.sdjwt.Vct;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.StatusValue;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.TrustedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a presentation adds to the steps that {@link TrustStepsTest} and {@link CertificateStepsTest} try with passes. */
class PresentationCheckTest {
    private final City city = new City();
    private final Wallet wallet = new Wallet(city);

    @Test
    void a_good_presentation_is_valid_live_and_shows_what_was_disclosed() {
        CheckResult result = Wallet.check(wallet.shown(), city.context());

        assertThat(result.verdict().reason()).isEqualTo(Reason.LIVE);
        assertThat(result.decidedAt()).isEqualTo(CheckStep.READ_THE_STATUS);
        CheckedCertificate certificate = result.certificate().orElseThrow();
        assertThat(certificate.validFrom()).isEqualTo(LocalDate.of(2026, 5, 1));
        assertThat(certificate.status()).isEqualTo(City.STATUS);
        assertThat(certificate.fields()).extracting(PassField::name).containsExactly("name", "sex");
        assertThat(certificate.fields().getLast().display().zh()).isEqualTo("男");
    }

    @ParameterizedTest
    @EnumSource(Showing.class)
    void key_binding_satisfies_every_showing_that_a_type_may_demand(Showing showing) {
        CheckContext context =
                city.context(bundle -> city.bundle(city.trustedIssuerKey(), Set.of(City.ELDERLY), showing));

        assertThat(Wallet.check(wallet.shown(), context).verdict().reason()).isEqualTo(Reason.LIVE);
    }

    @Test
    void step_1_tells_other_things_from_damaged_ones() {
        String shown = wallet.shown();

        decided(CheckStep.READ_THE_TEXT, Reason.EMPTY, " ");
        decided(CheckStep.READ_THE_TEXT, Reason.NOT_OURS, "CS1:ABC");
        decided(CheckStep.READ_THE_TEXT, Reason.NOT_OURS, shown.substring(shown.lastIndexOf('~') + 1) + "~");
        decided(CheckStep.READ_THE_TEXT, Reason.DAMAGED, shown.replace('.', '_'));
        decided(CheckStep.READ_THE_TEXT, Reason.DAMAGED, "~".repeat(200_000));
    }

    @Test
    void steps_2_to_4_are_those_of_a_pass() {
        CheckContext without = new CheckContext(
                Optional.empty(), HeldStatusLists.NONE, city.context().time(), City.DESK, CheckPolicy.STANDARD);
        Instant later = City.NOW.plus(Duration.ofDays(6));

        decided(CheckStep.HOLD_A_TRUST_BUNDLE, Reason.NO_TRUST, without);
        decided(CheckStep.KNOW_THE_TIME, Reason.CLOCK_BEHIND, at(City.NOW.minus(Duration.ofDays(2))));
        decided(CheckStep.REFUSE_EXPIRED_TRUST, Reason.TRUST_EXPIRED, at(later));
    }

    @Test
    void step_5_refuses_an_issuer_that_the_bundle_lacks() {
        String stranger = new Wallet(new City()).shown();

        decided(CheckStep.FIND_THE_KEY, Reason.UNKNOWN_ISSUER, stranger);
    }

    @Test
    void step_6_refuses_a_compromised_key() {
        TrustedKey key = new TrustedKey(
                city.issuer.kid(), city.issuerKey, City.LONG_AGO, Optional.empty(), Optional.of(City.NOW));

        decided(
                CheckStep.REFUSE_A_KEY_OUT_OF_USE,
                Reason.KEY_COMPROMISED,
                city.context(bundle -> city.bundle(key, Set.of(City.ELDERLY), Showing.STATIC)));
    }

    @Test
    void step_7_refuses_a_certificate_that_names_a_key_which_did_not_sign() {
        String[] parts = wallet.shown().split("\\.", 3);
        SdJwt other = wallet.issued(
                wallet.content(Vct.of(Wallet.BASE, City.ELDERLY), City.LIST_URI, Optional.empty(), Wallet.claims()));
        String signature = other.issuerJwt().substring(other.issuerJwt().lastIndexOf('.') + 1);

        decided(
                CheckStep.VERIFY_THE_SIGNATURE,
                Reason.BAD_SIGNATURE,
                parts[0] + "." + parts[1] + "." + signature + parts[2].substring(parts[2].indexOf('~')));
    }

    @Test
    void step_8_refuses_a_disclosure_that_the_issuer_did_not_sign() {
        String shown = wallet.shown();
        String foreign = wallet.issued(wallet.content()).disclosures().getFirst();

        decided(CheckStep.READ_THE_CONTENT, Reason.CONTENT_UNKNOWN, shown.replaceFirst("~", "~" + foreign + "~"));
    }

    @Test
    void step_9_refuses_types_that_are_not_ours_and_issuers_that_may_not() {
        Vct elsewhere = Vct.of("https://elsewhere.test", City.ELDERLY);
        Vct unknown = Vct.of(Wallet.BASE, new TypeCode("unknown"));

        decided(CheckStep.MATCH_TYPE_AND_ISSUER, Reason.UNKNOWN_TYPE, shown(elsewhere));
        decided(CheckStep.MATCH_TYPE_AND_ISSUER, Reason.UNKNOWN_TYPE, shown(unknown));
        decided(
                CheckStep.MATCH_TYPE_AND_ISSUER,
                Reason.TYPE_NOT_ALLOWED,
                city.context(bundle -> city.bundle(city.trustedIssuerKey(), Set.of(), Showing.STATIC)));
    }

    @Test
    void step_9_refuses_a_credential_that_begins_after_its_key_ended() {
        Instant end = City.NOW.minus(Duration.ofDays(300));
        TrustedKey key =
                new TrustedKey(city.issuer.kid(), city.issuerKey, City.LONG_AGO, Optional.of(end), Optional.empty());

        decided(
                CheckStep.MATCH_TYPE_AND_ISSUER,
                Reason.KEY_NOT_IN_USE,
                city.context(bundle -> city.bundle(key, Set.of(City.ELDERLY), Showing.STATIC)));
    }

    @Test
    void step_10_refuses_values_that_no_clerk_can_read() {
        JsonObject code = JsonObject.builder().put("sex", "9").build();
        JsonObject number = JsonObject.builder().put("name", 1).build();
        JsonObject reversed = JsonObject.builder().put("name", "a\u202eb").build();

        for (JsonObject claims : List.of(code, number, reversed)) {
            decided(CheckStep.READ_THE_FIELDS, Reason.CONTENT_UNKNOWN, shown(claims));
        }
    }

    @Test
    void step_10_refuses_a_list_that_the_bundle_does_not_name() {
        StatusListUri elsewhere = new StatusListUri("https://elsewhere.test/3");

        decided(
                CheckStep.READ_THE_FIELDS,
                Reason.NO_STATUS,
                wallet.shown(wallet.content(
                        Vct.of(Wallet.BASE, City.ELDERLY), elsewhere, Optional.empty(), Wallet.claims())));
    }

    @Test
    void step_11_compares_the_dates() {
        Instant tomorrow = City.NOW.plus(Duration.ofDays(1));

        decided(
                CheckStep.COMPARE_THE_DATES,
                Reason.NOT_YET_VALID,
                wallet.shown(wallet.content(
                        Vct.of(Wallet.BASE, City.ELDERLY), City.LIST_URI, Optional.of(tomorrow), Wallet.claims())));
    }

    @Test
    void steps_12_to_14_want_the_holder_now_and_for_this_request() {
        KeyBindingRequest nonce = new KeyBindingRequest(Wallet.REQUEST.audience(), "yesterday");
        KeyBindingRequest audience = new KeyBindingRequest("https://other.test", Wallet.REQUEST.nonce());
        Signer thief = City.signer(City.newKeyPair());
        Instant early = City.NOW.minus(Duration.ofMinutes(6));

        decided(
                CheckStep.COMPARE_THE_SHOWING,
                Reason.LIVE_NEEDED,
                wallet.issued(wallet.content()).text());
        decided(
                CheckStep.COMPARE_THE_SHOWING,
                Reason.OTHER_REQUEST,
                wallet.shown(wallet.content(), nonce, City.NOW, wallet.device));
        decided(
                CheckStep.COMPARE_THE_SHOWING,
                Reason.OTHER_REQUEST,
                wallet.shown(wallet.content(), audience, City.NOW, wallet.device));
        decided(
                CheckStep.VERIFY_THE_HOLDER,
                Reason.HOLDER_NOT_PROVEN,
                wallet.shown(wallet.content(), Wallet.REQUEST, City.NOW, thief));
        decided(
                CheckStep.WEIGH_THE_AGE_OF_THE_SHOWING,
                Reason.SHOWING_TOO_OLD,
                wallet.shown(wallet.content(), Wallet.REQUEST, early, wallet.device));
    }

    @Test
    void step_12_refuses_fewer_disclosures_than_the_holder_bound() {
        String[] parts = wallet.shown().split("~", 3);

        decided(CheckStep.VERIFY_THE_HOLDER, Reason.HOLDER_NOT_PROVEN, parts[0] + "~" + parts[2]);
    }

    @Test
    void steps_15_to_18_are_those_of_a_pass() {
        decided(CheckStep.FIND_THE_STATUS, Reason.NO_STATUS, City.withLists(city.context(), HeldStatusLists.NONE));
        decided(CheckStep.REFUSE_THE_REVOKED, Reason.REVOKED, holding(StatusValue.REVOKED));
        decided(CheckStep.READ_THE_STATUS, Reason.SUSPENDED, holding(StatusValue.SUSPENDED));
        CheckPolicy strict = new CheckPolicy(Showing.STATIC, Optional.of(Duration.ofHours(1)), Duration.ofMinutes(1));
        decided(CheckStep.WEIGH_THE_AGE_OF_THE_STATUS, Reason.STATUS_TOO_OLD, City.withPolicy(city.context(), strict));
    }

    @Property(tries = 200)
    void answers_every_text(@ForAll String text) {
        CheckResult result = Wallet.check(text, city.context());

        assertThat(result.verdict().code()).isEqualTo(VerdictCode.UNREADABLE);
        assertThat(result.certificate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 3601})
    void a_showing_may_be_an_hour_old_at_most(long seconds) {
        assertThatThrownBy(() -> new PresentationExpectation(Wallet.REQUEST, Duration.ofSeconds(seconds), Wallet.BASE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private CheckContext holding(StatusValue value) {
        return City.withLists(city.context(), city.lists(value));
    }

    private CheckContext at(Instant clock) {
        return City.withTime(city.context(), TimeEvidence.of(clock, TimeFloor.NONE));
    }

    private String shown(Vct vct) {
        return wallet.shown(wallet.content(vct, City.LIST_URI, Optional.empty(), Wallet.claims()));
    }

    private String shown(JsonObject claims) {
        return wallet.shown(wallet.content(Vct.of(Wallet.BASE, City.ELDERLY), City.LIST_URI, Optional.empty(), claims));
    }

    private void decided(CheckStep step, Reason reason, String presentation) {
        Decisions.assertDecided(step, reason, Wallet.check(presentation, city.context()));
    }

    private void decided(CheckStep step, Reason reason, CheckContext context) {
        Decisions.assertDecided(step, reason, Wallet.check(wallet.shown(), context));
    }
}
