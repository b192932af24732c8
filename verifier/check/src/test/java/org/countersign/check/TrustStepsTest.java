package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.check.Decisions.assertDecided;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.base45.Base45;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.Signer;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.status.StatusValue;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.TrustedKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Steps 1 to 10: whether somebody stands behind what was scanned. Each refusal is the good city with one thing changed. */
class TrustStepsTest {
    private final City city = new City();
    private final City ed25519 = City.withIssuer(City.newEd25519Pair());

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
        void a_list_of_a_key_that_is_not_trusted_does_not_move_the_floor() {
            Instant future = City.NOW.plus(Duration.ofDays(300));
            HeldStatusLists lists = HeldStatusLists.of(List.of(city.held(city.statusList(StatusValue.VALID, future))));
            TrustedKey compromised = city.statusKey(city.statusKey, Optional.empty(), Optional.of(City.NOW));
            CheckContext context = city.context(bundle -> City.withStatusKey(bundle, compromised));

            CheckResult result = City.check(city.text(), City.withLists(context, lists));

            assertDecided(CheckStep.FIND_THE_STATUS, Reason.STATUS_NOT_TRUSTED, result);
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

        @Test
        void accepts_an_issuer_that_signs_with_ed25519() {
            CheckResult result = City.check(ed25519.text(), ed25519.context());

            assertThat(result.verdict().code()).isEqualTo(VerdictCode.VALID);
        }

        @Test
        void cannot_tell_where_the_program_lacks_the_algorithm() {
            CheckResult result = new Check(City.ES256_ONLY).check(ed25519.text(), ed25519.context());

            assertDecided(CheckStep.VERIFY_THE_SIGNATURE, Reason.ALGORITHM_LACKING, result);
        }

        @Test
        void refuses_a_signature_of_one_algorithm_under_a_key_of_another() {
            CheckResult result =
                    City.check(City.text(city.pass(), new Impostor(city.issuer.kid(), ed25519.issuer)), city.context());

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

    private static CounterPass withType(CounterPass pass, TypeNumber type) {
        return new CounterPass(type, pass.status(), pass.validFrom(), pass.expiresAt(), pass.fields());
    }
}
