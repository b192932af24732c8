package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.check.Decisions.assertDecided;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Steps 11 and 15 to 18: whether what was signed holds here and now. Each refusal is the good city with one thing changed. */
class CertificateStepsTest {
    private final City city = new City();

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
    @DisplayName("Step 15: Find the status")
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
    @DisplayName("Step 16: Refuse the revoked")
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
    @DisplayName("Step 17: Weigh the age of the status")
    class WeighTheAgeOfTheStatus {
        @Test
        void cannot_tell_from_a_list_older_than_what_the_bundle_goes_with() {
            CheckContext mixed =
                    city.context(bundle -> City.withLeastListTime(bundle, City.NOW.minus(Duration.ofHours(2))));

            assertDecided(CheckStep.WEIGH_THE_AGE_OF_THE_STATUS, Reason.STATUS_TOO_OLD, City.check(city.text(), mixed));
        }

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
    @DisplayName("Step 18: Read the status")
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

    private static CounterPass withStatus(CounterPass pass, StatusReference status) {
        return new CounterPass(pass.type(), status, pass.validFrom(), pass.expiresAt(), pass.fields());
    }

    private static CounterPass withDates(CounterPass pass, LocalDate from, Optional<Instant> end) {
        return new CounterPass(pass.type(), pass.status(), from, end, Map.copyOf(pass.fields()));
    }
}
