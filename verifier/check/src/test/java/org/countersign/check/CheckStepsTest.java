package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.base45.Base45;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.status.StatusListToken;
import org.countersign.format.status.StatusReference;
import org.countersign.format.status.StatusValue;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.TrustedKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** For each step what it lets pass and what it refuses, made by changing one thing in a good city. */
class CheckStepsTest {
    private final City city = new City();

    @Test
    void a_good_pass_passes_every_step() {
        CheckResult result = City.check(city.text(), city.context());

        assertThat(result.verdict())
                .isEqualTo(new Verdict.ValidAsOf(
                        new StatusAge(City.NOW.minus(Duration.ofHours(3)), Duration.ofHours(3), City.MAX_STATUS_AGE)));
        assertThat(result.decidedAt()).isEqualTo(CheckStep.READ_THE_STATUS);
        assertThat(result.steps()).hasSize(CheckStep.values().length);
    }

    @Test
    void every_step_has_tests_under_its_own_heading() {
        List<String> headings = Arrays.stream(CheckStepsTest.class.getDeclaredClasses())
                .map(nested -> nested.getAnnotation(DisplayName.class))
                .map(DisplayName::value)
                .sorted()
                .toList();

        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CheckStep.values())
                        .map(CheckStep::heading)
                        .toList());
    }

    private static void assertDecided(CheckStep step, Reason reason, CheckResult result) {
        assertThat(result.verdict().reason()).isEqualTo(reason);
        assertThat(result.verdict().code()).isEqualTo(reason.verdict());
        assertThat(result.decidedAt()).isEqualTo(step);
        boolean verified = step.number() > CheckStep.READ_THE_FIELDS.number();
        assertThat(result.certificate().isPresent())
                .as("nothing from outside is shown before its step passed")
                .isEqualTo(verified);
    }

    @Nested
    @DisplayName("Step 1: Read the text")
    class ReadTheText {
        private void refuses(Reason reason, String text) {
            assertDecided(CheckStep.READ_THE_TEXT, reason, City.check(text, city.context()));
        }

        @Test
        void accepts_what_scanners_add_around_the_text() {
            for (String scanned : List.of("%s\r\n", "\t%s", "]Q1%s", "]Q3%s\n")) {
                CheckResult result = City.check(scanned.formatted(city.text()), city.context());

                assertThat(result.verdict().code()).isEqualTo(VerdictCode.VALID);
            }
        }

        @Test
        void says_that_nothing_was_read() {
            refuses(Reason.EMPTY, "");
            refuses(Reason.EMPTY, " \r\n");
            refuses(Reason.EMPTY, "]Q1");
        }

        @Test
        void says_that_the_code_is_of_another_system() {
            refuses(Reason.NOT_OURS, "HC1:NCFOXN%TSMAHN-H");
            refuses(Reason.NOT_OURS, "6BF9B0OB0/3WJWG");
            refuses(Reason.NOT_OURS, "1.2.156.3005.2.11100000000013338W011");
            refuses(Reason.NOT_OURS, "CS:");
            refuses(Reason.NOT_OURS, "CS0:");
            refuses(Reason.NOT_OURS, "\u0000\u0001\ufffd");
        }

        @Test
        void says_that_the_code_is_a_web_address() {
            refuses(Reason.WEB_ADDRESS, "https://countersign.test/CS1:ABC");
            refuses(Reason.WEB_ADDRESS, "HTTP://EXAMPLE.TEST");
            refuses(Reason.WEB_ADDRESS, "www.example.test");
            refuses(Reason.WEB_ADDRESS, "openid4vp://?client_id=x");
        }

        @Test
        void says_that_the_code_is_of_a_later_version() {
            refuses(Reason.LATER_VERSION, "CS2:ABC");
            refuses(Reason.LATER_VERSION, "CS12:ABC");
            Bytes typed = CoseSign1.sign(Bytes.ofHex("a0"), Optional.of("application/later"), city.issuer)
                    .message();
            refuses(Reason.LATER_VERSION, "CS1:" + Base45.encode(typed));
        }

        @Test
        void says_that_the_scanner_changed_the_case() {
            refuses(Reason.SCANNER_CHANGED_TEXT, "cs1:abc");
            refuses(Reason.SCANNER_CHANGED_TEXT, "Cs1:ABC");
        }

        @Test
        void says_that_the_code_is_damaged() {
            refuses(Reason.DAMAGED, "CS1:");
            refuses(Reason.DAMAGED, "CS1:GGW");
            refuses(Reason.DAMAGED, "CS1:BB8");
            refuses(Reason.DAMAGED, city.text().substring(0, 100));
            refuses(Reason.DAMAGED, "CS1:" + "0".repeat(10_000_000));
        }
    }

    @Nested
    @DisplayName("Step 2: Hold a trust bundle")
    class HoldATrustBundle {
        @Test
        void cannot_tell_without_one() {
            CheckContext without = new CheckContext(
                    Optional.empty(),
                    HeldStatusLists.NONE,
                    TimeEvidence.of(City.NOW, TimeFloor.NONE),
                    City.DESK,
                    CheckPolicy.STANDARD);

            assertDecided(CheckStep.HOLD_A_TRUST_BUNDLE, Reason.NO_TRUST, City.check(city.text(), without));
        }
    }

    @Nested
    @DisplayName("Step 3: Know the time")
    class KnowTheTime {
        private CheckResult at(TimeEvidence time) {
            return City.check(city.text(), City.withTime(city.context(), time));
        }

        @Test
        void cannot_tell_without_a_clock() {
            CheckResult result = at(new TimeEvidence(Optional.empty(), new TimeFloor(City.NOW)));

            assertDecided(CheckStep.KNOW_THE_TIME, Reason.NO_TIME, result);
        }

        @Test
        void cannot_tell_with_a_clock_behind_the_floor() {
            CheckResult result = at(TimeEvidence.of(City.NOW, new TimeFloor(City.NOW.plusSeconds(61))));

            assertDecided(CheckStep.KNOW_THE_TIME, Reason.CLOCK_BEHIND, result);
        }

        @Test
        void tolerates_a_clock_that_lags_a_little_and_then_uses_the_floor() {
            Instant floor = City.NOW.plusSeconds(60);

            CheckResult result = at(TimeEvidence.of(City.NOW, new TimeFloor(floor)));

            assertThat(result.verdict().code()).isEqualTo(VerdictCode.VALID);
            assertThat(result.basis().time()).contains(floor);
        }

        @Test
        void cannot_tell_with_a_clock_behind_the_signed_files_that_it_holds() {
            Instant beforeTheList = City.NOW.minus(Duration.ofHours(4));

            CheckResult result = at(TimeEvidence.of(beforeTheList, TimeFloor.NONE));

            assertDecided(CheckStep.KNOW_THE_TIME, Reason.CLOCK_BEHIND, result);
        }

        @Test
        void answers_for_the_strangest_clocks() {
            assertDecided(
                    CheckStep.KNOW_THE_TIME, Reason.CLOCK_BEHIND, at(TimeEvidence.of(Instant.MIN, TimeFloor.NONE)));
            assertDecided(
                    CheckStep.REFUSE_EXPIRED_TRUST,
                    Reason.TRUST_EXPIRED,
                    at(TimeEvidence.of(Instant.MAX, TimeFloor.NONE)));
        }
    }

    @Nested
    @DisplayName("Step 4: Refuse an expired trust bundle")
    class RefuseExpiredTrust {
        private CheckResult at(Instant now) {
            return City.check(city.text(), City.withTime(city.context(), TimeEvidence.of(now, TimeFloor.NONE)));
        }

        @Test
        void cannot_tell_from_the_second_of_its_end() {
            Instant end = city.bundle().expiresAt();

            assertDecided(CheckStep.REFUSE_EXPIRED_TRUST, Reason.TRUST_EXPIRED, at(end));
            assertThat(at(end.minusSeconds(1)).decidedAt()).isGreaterThan(CheckStep.REFUSE_EXPIRED_TRUST);
        }
    }

    @Nested
    @DisplayName("Step 5: Find the issuer's key")
    class FindTheKey {
        @Test
        void does_not_trust_an_unknown_key() {
            Signer stranger = City.signer(City.newKeyPair());

            CheckResult result = City.check(City.text(city.pass(), stranger), city.context());

            assertDecided(CheckStep.FIND_THE_KEY, Reason.UNKNOWN_ISSUER, result);
        }

        @Test
        void does_not_trust_a_status_key_as_an_issuer() {
            CheckResult result = City.check(City.text(city.pass(), city.statusSigner), city.context());

            assertDecided(CheckStep.FIND_THE_KEY, Reason.UNKNOWN_ISSUER, result);
        }
    }

    @Nested
    @DisplayName("Step 6: Refuse a key out of use")
    class RefuseAKeyOutOfUse {
        private CheckResult with(Instant notBefore, Optional<Instant> compromisedAt) {
            TrustedKey key =
                    new TrustedKey(city.issuer.kid(), city.issuerKey, notBefore, Optional.empty(), compromisedAt);
            return City.check(
                    city.text(), city.context(bundle -> city.bundle(key, Set.of(City.ELDERLY), Showing.STATIC)));
        }

        @Test
        void does_not_trust_a_compromised_key_whenever_it_happened() {
            for (Instant when : List.of(City.LONG_AGO, City.NOW.plus(Duration.ofDays(1)))) {
                assertDecided(
                        CheckStep.REFUSE_A_KEY_OUT_OF_USE,
                        Reason.KEY_COMPROMISED,
                        with(City.LONG_AGO, Optional.of(when)));
            }
        }

        @Test
        void does_not_trust_a_key_before_its_time() {
            assertDecided(
                    CheckStep.REFUSE_A_KEY_OUT_OF_USE,
                    Reason.KEY_NOT_IN_USE,
                    with(City.NOW.plusSeconds(1), Optional.empty()));
            assertThat(with(City.NOW, Optional.empty()).verdict().code()).isEqualTo(VerdictCode.VALID);
        }
    }

    @Nested
    @DisplayName("Step 7: Verify the signature")
    class VerifyTheSignature {
        @Test
        void does_not_trust_a_pass_signed_by_another_under_the_issuers_key_id() {
            Signer thief = new Impostor(city.issuer.kid(), City.signer(City.newKeyPair()));

            CheckResult result = City.check(City.text(city.pass(), thief), city.context());

            assertDecided(CheckStep.VERIFY_THE_SIGNATURE, Reason.BAD_SIGNATURE, result);
        }
    }

    @Nested
    @DisplayName("Step 8: Read the content")
    class ReadTheContent {
        @Test
        void says_that_it_does_not_know_what_the_issuer_signed() {
            for (String payload : List.of("a0", "a10401", "80", "ff", "")) {
                Bytes odd = CoseSign1.sign(Bytes.ofHex(payload), Optional.empty(), city.issuer)
                        .message();

                CheckResult result = City.check("CS1:" + Base45.encode(odd), city.context());

                assertDecided(CheckStep.READ_THE_CONTENT, Reason.CONTENT_UNKNOWN, result);
            }
        }
    }

    @Nested
    @DisplayName("Step 9: Match type and issuer")
    class MatchTypeAndIssuer {
        @Test
        void does_not_trust_an_unknown_type() {
            CounterPass other = withType(city.pass(), new TypeNumber(2));

            assertDecided(
                    CheckStep.MATCH_TYPE_AND_ISSUER, Reason.UNKNOWN_TYPE, City.check(city.text(other), city.context()));
        }

        @Test
        void does_not_trust_an_issuer_for_a_type_that_is_not_its_own() {
            CheckContext context = city.context(bundle ->
                    city.bundle(city.trustedIssuerKey(), Set.of(new TypeCode("business-licence")), Showing.STATIC));

            assertDecided(CheckStep.MATCH_TYPE_AND_ISSUER, Reason.TYPE_NOT_ALLOWED, City.check(city.text(), context));
        }

        @Test
        void trusts_what_a_retired_key_signed_but_nothing_that_begins_later() {
            Instant beginning = CityTime.startOf(city.pass().validFrom());

            assertThat(retiredAt(beginning).verdict().code()).isEqualTo(VerdictCode.VALID);
            assertDecided(CheckStep.MATCH_TYPE_AND_ISSUER, Reason.KEY_NOT_IN_USE, retiredAt(beginning.minusSeconds(1)));
        }

        private CheckResult retiredAt(Instant end) {
            TrustedKey key = new TrustedKey(
                    city.issuer.kid(), city.issuerKey, City.LONG_AGO, Optional.of(end), Optional.empty());
            return City.check(
                    city.text(), city.context(bundle -> city.bundle(key, Set.of(City.ELDERLY), Showing.STATIC)));
        }
    }

    @Nested
    @DisplayName("Step 10: Read the fields")
    class ReadTheFields {
        @Test
        void shows_the_fields_by_their_names() {
            CheckedCertificate certificate =
                    City.check(city.text(), city.context()).certificate().orElseThrow();

            assertThat(certificate.typeName().zh()).isEqualTo("老年人优待证");
            assertThat(certificate.issuerName().en()).isEqualTo("Civil Affairs Bureau");
            assertThat(certificate.fields())
                    .extracting(
                            field -> field.label().zh() + "=" + field.display().zh())
                    .containsExactly("姓名=欧阳建", "性别=男", "证书编号=001100002026000042");
        }

        @Test
        void says_that_it_does_not_know_a_field_that_the_profile_does_not_have() throws Exception {
            String text = city.pass().sign(City.LONGER_PROFILE, city.issuer).text();

            assertDecided(CheckStep.READ_THE_FIELDS, Reason.CONTENT_UNKNOWN, City.check(text, city.context()));
        }
    }

    @Nested
    @DisplayName("Step 11: Compare the dates")
    class CompareTheDates {
        @Test
        void is_not_yet_valid_before_its_first_day_in_china() {
            LocalDate tomorrow = LocalDate.of(2026, 11, 22);

            CheckResult result =
                    City.check(city.text(withDates(city.pass(), tomorrow, Optional.empty())), city.context());

            assertDecided(CheckStep.COMPARE_THE_DATES, Reason.NOT_YET_VALID, result);
            assertThat(result.verdict()).isEqualTo(new Verdict.NotYetValid(tomorrow));
        }

        @Test
        void is_expired_from_the_second_of_its_end() {
            CheckResult result = City.check(city.text(ending(City.NOW)), city.context());

            assertDecided(CheckStep.COMPARE_THE_DATES, Reason.EXPIRED, result);
            assertThat(result.verdict()).isEqualTo(new Verdict.Expired(City.NOW));
        }

        @Test
        void is_valid_on_its_first_day_to_its_last_second_and_without_end() {
            LocalDate today = LocalDate.of(2026, 11, 21);

            for (CounterPass pass :
                    List.of(withDates(city.pass(), today, Optional.empty()), ending(City.NOW.plusSeconds(1)))) {
                assertThat(City.check(city.text(pass), city.context()).verdict().code())
                        .isEqualTo(VerdictCode.VALID);
            }
        }

        private CounterPass ending(Instant end) {
            return withDates(city.pass(), city.pass().validFrom(), Optional.of(end));
        }
    }

    @Nested
    @DisplayName("Step 12: Compare the showing")
    class CompareTheShowing {
        @Test
        void refuses_a_picture_where_the_type_wants_a_live_or_a_desk_bound_showing() {
            assertDecided(CheckStep.COMPARE_THE_SHOWING, Reason.LIVE_NEEDED, ofType(Showing.LIVE));
            assertDecided(CheckStep.COMPARE_THE_SHOWING, Reason.DESK_BOUND_NEEDED, ofType(Showing.DESK_BOUND));
        }

        @Test
        void refuses_a_picture_where_the_desk_wants_more_than_the_type() {
            CheckPolicy strict = new CheckPolicy(Showing.LIVE, Optional.empty(), Duration.ZERO);

            CheckResult result = City.check(city.text(), City.withPolicy(city.context(), strict));

            assertDecided(CheckStep.COMPARE_THE_SHOWING, Reason.LIVE_NEEDED, result);
        }

        private CheckResult ofType(Showing showing) {
            return City.check(
                    city.text(),
                    city.context(bundle -> city.bundle(city.trustedIssuerKey(), Set.of(City.ELDERLY), showing)));
        }
    }

    @Nested
    @DisplayName("Step 13: Find the status")
    class FindTheStatus {
        @Test
        void cannot_tell_without_the_list() {
            CheckContext without = City.withLists(city.context(), HeldStatusLists.NONE);

            assertDecided(CheckStep.FIND_THE_STATUS, Reason.NO_STATUS, City.check(city.text(), without));
        }

        @Test
        void cannot_tell_when_the_trust_bundle_does_not_know_the_list() {
            CounterPass elsewhere = withStatus(city.pass(), StatusReference.of(4, 42));

            assertDecided(
                    CheckStep.FIND_THE_STATUS, Reason.NO_STATUS, City.check(city.text(elsewhere), city.context()));
        }

        @Test
        void cannot_tell_beyond_the_end_of_the_list() {
            CounterPass beyond = withStatus(city.pass(), StatusReference.of(3, 1 << 17));

            assertDecided(
                    CheckStep.FIND_THE_STATUS, Reason.STATUS_UNKNOWN, City.check(city.text(beyond), city.context()));
        }

        @Test
        void cannot_tell_when_todays_bundle_no_longer_trusts_the_key_of_the_list() {
            TrustedKey compromised = city.statusKey(city.statusKey, Optional.empty(), Optional.of(City.NOW));
            TrustedKey retiredBefore =
                    city.statusKey(city.statusKey, Optional.of(City.NOW.minus(Duration.ofHours(4))), Optional.empty());
            VerificationKey other = City.publicKey(City.newKeyPair());
            TrustedKey replaced = city.statusKey(other, Optional.empty(), Optional.empty());

            for (TrustedKey key : List.of(compromised, retiredBefore, replaced)) {
                CheckContext context = city.context(bundle -> City.withStatusKey(bundle, key));

                assertDecided(CheckStep.FIND_THE_STATUS, Reason.STATUS_NOT_TRUSTED, City.check(city.text(), context));
            }
        }
    }

    @Nested
    @DisplayName("Step 14: Refuse the revoked")
    class RefuseTheRevoked {
        @Test
        void says_revoked_from_a_fresh_list_and_from_an_old_one() {
            for (Duration age : List.of(Duration.ZERO, Duration.ofDays(5))) {
                CheckResult result = withStatus(StatusValue.REVOKED, age);

                assertDecided(CheckStep.REFUSE_THE_REVOKED, Reason.REVOKED, result);
            }
        }
    }

    @Nested
    @DisplayName("Step 15: Weigh the age of the status")
    class WeighTheAgeOfTheStatus {
        @Test
        void is_valid_up_to_the_limit_and_cannot_tell_beyond() {
            CheckResult atLimit = withStatus(StatusValue.VALID, City.MAX_STATUS_AGE);
            CheckResult beyond = withStatus(StatusValue.VALID, City.MAX_STATUS_AGE.plusSeconds(1));

            assertThat(atLimit.verdict().code()).isEqualTo(VerdictCode.VALID);
            assertDecided(CheckStep.WEIGH_THE_AGE_OF_THE_STATUS, Reason.STATUS_TOO_OLD, beyond);
        }

        @Test
        void a_desk_may_be_stricter_than_the_type_and_not_milder() {
            CheckPolicy strict = new CheckPolicy(Showing.STATIC, Optional.of(Duration.ofHours(1)), Duration.ZERO);
            CheckPolicy mild = new CheckPolicy(Showing.STATIC, Optional.of(Duration.ofDays(9)), Duration.ZERO);
            HeldStatusLists old = HeldStatusLists.of(
                    List.of(city.held(city.statusList(StatusValue.VALID, City.NOW.minus(Duration.ofDays(2))))));

            assertDecided(
                    CheckStep.WEIGH_THE_AGE_OF_THE_STATUS,
                    Reason.STATUS_TOO_OLD,
                    City.check(city.text(), City.withPolicy(city.context(), strict)));
            assertDecided(
                    CheckStep.WEIGH_THE_AGE_OF_THE_STATUS,
                    Reason.STATUS_TOO_OLD,
                    City.check(city.text(), City.withPolicy(City.withLists(city.context(), old), mild)));
        }

        @Test
        void cannot_tell_from_the_second_at_which_the_list_itself_ends() {
            StatusListToken fresh = city.statusList(StatusValue.VALID, City.NOW.minusSeconds(60));
            StatusListToken ended = new StatusListToken(
                    fresh.uri(), fresh.issuedAt(), Optional.of(City.NOW), fresh.ttl(), fresh.list());

            CheckResult result = City.check(
                    city.text(), City.withLists(city.context(), HeldStatusLists.of(List.of(city.held(ended)))));

            assertDecided(CheckStep.WEIGH_THE_AGE_OF_THE_STATUS, Reason.STATUS_TOO_OLD, result);
        }

        @Test
        void an_old_suspension_may_have_ended_so_it_cannot_tell() {
            CheckResult result = withStatus(StatusValue.SUSPENDED, Duration.ofDays(5));

            assertDecided(CheckStep.WEIGH_THE_AGE_OF_THE_STATUS, Reason.STATUS_TOO_OLD, result);
        }
    }

    @Nested
    @DisplayName("Step 16: Read the status")
    class ReadTheStatus {
        @Test
        void says_suspended() {
            assertDecided(
                    CheckStep.READ_THE_STATUS, Reason.SUSPENDED, withStatus(StatusValue.SUSPENDED, Duration.ZERO));
        }

        @Test
        void cannot_tell_from_a_value_that_it_does_not_know() {
            assertDecided(
                    CheckStep.READ_THE_STATUS, Reason.STATUS_UNKNOWN, withStatus(new StatusValue(3), Duration.ZERO));
        }
    }

    private CheckResult withStatus(StatusValue value, Duration age) {
        HeldStatusLists lists = HeldStatusLists.of(List.of(city.held(city.statusList(value, City.NOW.minus(age)))));
        return City.check(city.text(), City.withLists(city.context(), lists));
    }

    private static CounterPass withType(CounterPass pass, TypeNumber type) {
        return new CounterPass(type, pass.status(), pass.validFrom(), pass.expiresAt(), pass.fields());
    }

    private static CounterPass withStatus(CounterPass pass, StatusReference status) {
        return new CounterPass(pass.type(), status, pass.validFrom(), pass.expiresAt(), pass.fields());
    }

    private static CounterPass withDates(CounterPass pass, LocalDate from, Optional<Instant> end) {
        return new CounterPass(pass.type(), pass.status(), from, end, Map.copyOf(pass.fields()));
    }
}
