package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.check.Decisions.assertDecided;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.base45.Base45;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.Audience;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.Purpose;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.status.StatusValue;
import org.countersign.format.trust.Showing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Steps 12 to 14: whether the pass was shown by its holder, now, here. Each refusal is a good showing with one thing changed. */
class ShowingStepsTest {
    private static final Audience HERE = new Audience(City.DESK.value());
    private static final Purpose ENTRY = new Purpose("library-entry");
    private final City city = new City();
    private final Signer holder;
    private final SignedPass held;

    ShowingStepsTest() {
        HolderKeys keys = new HolderKeys(City.newKeyPair());
        holder = keys.signer();
        held = signed(keys.publicKey());
    }

    @Test
    void a_good_live_showing_is_valid_live() {
        CheckResult result = City.check(live(LiveShowing.at(City.NOW)), city.context());

        assertThat(result.verdict())
                .isEqualTo(new Verdict.ValidLive(
                        new StatusAge(City.NOW.minus(Duration.ofHours(3)), Duration.ofHours(3), City.MAX_STATUS_AGE),
                        City.NOW));
        assertThat(result.certificate())
                .hasValueSatisfying(
                        certificate -> assertThat(certificate.message()).isEqualTo(held.message()));
    }

    @Test
    void a_pass_with_a_holder_may_still_be_shown_still() {
        assertThat(City.check(held.text(), city.context()).verdict().reason()).isEqualTo(Reason.AS_OF);
    }

    @Test
    void a_live_showing_does_not_revive_a_revoked_certificate() {
        CheckContext revoked = City.withLists(city.context(), city.lists(StatusValue.REVOKED));

        assertDecided(
                CheckStep.REFUSE_THE_REVOKED, Reason.REVOKED, City.check(live(LiveShowing.at(City.NOW)), revoked));
    }

    @Test
    void an_accepted_live_showing_keeps_its_time() {
        Instant shown = City.NOW.minusSeconds(20);
        CheckResult result = City.check(live(LiveShowing.at(shown)), city.context());

        assertThat(TimeFloor.NONE.raisedBy(result).time()).isEqualTo(shown);
    }

    @Test
    void a_holders_clock_that_is_ahead_does_not_carry_the_floor_beyond_the_desks_own() {
        CheckResult result = City.check(live(LiveShowing.at(City.NOW.plusSeconds(10))), city.context());

        assertThat(TimeFloor.NONE.raisedBy(result).time()).isEqualTo(City.NOW);
    }

    @Test
    void refused_and_still_showings_raise_nothing() {
        CheckResult old = City.check(live(LiveShowing.at(City.NOW.minusSeconds(61))), city.context());
        CheckResult still = City.check(held.text(), city.context());

        assertThat(TimeFloor.NONE.raisedBy(old)).isEqualTo(TimeFloor.NONE);
        assertThat(TimeFloor.NONE.raisedBy(still)).isEqualTo(TimeFloor.NONE);
    }

    @Nested
    @DisplayName("Step 12: Verify the holder's signature")
    class VerifyTheHolder {
        private void refuses(Reason reason, String text) {
            assertDecided(CheckStep.VERIFY_THE_HOLDER, reason, City.check(text, city.context()));
        }

        @Test
        void refuses_whoever_copied_the_pass() {
            Signer thief = City.signer(City.newKeyPair());

            refuses(Reason.HOLDER_NOT_PROVEN, live(LiveShowing.at(City.NOW), thief));
        }

        @Test
        void refuses_a_live_showing_of_a_paper_pass() throws Exception {
            Bytes paper = city.pass().sign(City.PROFILE, city.issuer).message();

            refuses(
                    Reason.HOLDER_NOT_PROVEN,
                    LivePass.present(paper, LiveShowing.at(City.NOW), holder).text());
        }

        @Test
        void refuses_the_issuers_own_signature_as_the_holders() {
            refuses(Reason.HOLDER_NOT_PROVEN, live(LiveShowing.at(City.NOW), city.issuer));
        }

        @Test
        void cannot_tell_where_the_program_lacks_the_holders_algorithm() throws Exception {
            HolderKeys ed25519 = new HolderKeys(City.newEd25519Pair());
            String text = LivePass.present(
                            signed(ed25519.publicKey()).message(), LiveShowing.at(City.NOW), ed25519.signer())
                    .text();

            assertDecided(
                    CheckStep.VERIFY_THE_HOLDER,
                    Reason.ALGORITHM_LACKING,
                    new Check(City.ES256_ONLY).check(text, city.context()));
            assertThat(City.check(text, city.context()).verdict().reason()).isEqualTo(Reason.LIVE);
        }

        @Test
        void says_that_it_does_not_know_what_the_holder_signed() throws Exception {
            for (String payload : List.of("a0", "a206000900", "ff", "")) {
                Bytes odd = CoseSign1.signAsHolder(Bytes.ofHex(payload), held.message(), holder)
                        .message();

                refuses(Reason.CONTENT_UNKNOWN, "CS1:" + Base45.encode(odd));
            }
        }
    }

    @Nested
    @DisplayName("Step 13: Weigh the age of the showing")
    class WeighTheAgeOfTheShowing {
        private CheckResult shownAt(Instant time) {
            return City.check(live(LiveShowing.at(time)), city.context());
        }

        @Test
        void accepts_60_seconds_and_refuses_61() {
            assertThat(shownAt(City.NOW.minusSeconds(60)).verdict().reason()).isEqualTo(Reason.LIVE);
            assertDecided(
                    CheckStep.WEIGH_THE_AGE_OF_THE_SHOWING, Reason.SHOWING_TOO_OLD, shownAt(City.NOW.minusSeconds(61)));
        }

        @Test
        void accepts_10_seconds_ahead_and_refuses_11() {
            assertThat(shownAt(City.NOW.plusSeconds(10)).verdict().reason()).isEqualTo(Reason.LIVE);
            assertDecided(
                    CheckStep.WEIGH_THE_AGE_OF_THE_SHOWING,
                    Reason.SHOWING_IN_FUTURE,
                    shownAt(City.NOW.plusSeconds(11)));
        }

        @Test
        void refuses_the_first_second_of_1970_and_the_last_of_9999() {
            assertThat(shownAt(Instant.EPOCH).verdict().reason()).isEqualTo(Reason.SHOWING_TOO_OLD);
            assertThat(shownAt(Instant.ofEpochSecond(253_402_300_799L))
                            .verdict()
                            .reason())
                    .isEqualTo(Reason.SHOWING_IN_FUTURE);
        }

        @Test
        void a_desk_may_allow_less() {
            CheckPolicy strict = new CheckPolicy(
                    Showing.STATIC,
                    Optional.empty(),
                    Duration.ZERO,
                    Duration.ofSeconds(30),
                    Duration.ZERO,
                    Optional.empty());
            CheckContext context = City.withPolicy(city.context(), strict);

            assertDecided(
                    CheckStep.WEIGH_THE_AGE_OF_THE_SHOWING,
                    Reason.SHOWING_TOO_OLD,
                    City.check(live(LiveShowing.at(City.NOW.minusSeconds(31))), context));
        }
    }

    @Nested
    @DisplayName("Step 14: Compare the showing")
    class CompareTheShowing {
        private void decides(Reason reason, String text, CheckContext context) {
            assertDecided(CheckStep.COMPARE_THE_SHOWING, reason, City.check(text, context));
        }

        @Test
        void refuses_a_picture_where_the_type_wants_a_live_or_a_desk_bound_showing() {
            decides(Reason.LIVE_NEEDED, city.text(), ofType(Showing.LIVE));
            decides(Reason.DESK_BOUND_NEEDED, city.text(), ofType(Showing.DESK_BOUND));
        }

        @Test
        void refuses_a_picture_where_the_desk_wants_more_than_the_type() {
            CheckPolicy strict = new CheckPolicy(Showing.LIVE, Optional.empty(), Duration.ZERO);

            decides(Reason.LIVE_NEEDED, city.text(), City.withPolicy(city.context(), strict));
        }

        @Test
        void refuses_a_picture_where_the_desk_asks_for_a_purpose() {
            decides(Reason.LIVE_NEEDED, city.text(), askingFor(ENTRY));
        }

        @Test
        void accepts_a_live_showing_where_the_type_wants_one() {
            CheckResult result = City.check(live(LiveShowing.at(City.NOW)), ofType(Showing.LIVE));

            assertThat(result.verdict().reason()).isEqualTo(Reason.LIVE);
        }

        @Test
        void refuses_a_live_showing_for_any_desk_where_the_type_wants_this_one() {
            decides(Reason.DESK_BOUND_NEEDED, live(LiveShowing.at(City.NOW)), ofType(Showing.DESK_BOUND));
        }

        @Test
        void accepts_a_showing_for_this_desk_and_refuses_one_for_another() {
            CheckContext bound = ofType(Showing.DESK_BOUND);

            assertThat(City.check(live(bound(HERE)), bound).verdict().reason()).isEqualTo(Reason.LIVE);
            decides(Reason.OTHER_DESK, live(bound(new Audience("desk-2"))), bound);
        }

        @Test
        void refuses_a_showing_for_another_desk_even_where_any_would_do() {
            decides(Reason.OTHER_DESK, live(bound(new Audience("desk-2"))), city.context());
        }

        @Test
        void accepts_the_purpose_that_the_desk_asks_for_and_no_other_and_none() {
            CheckContext asking = askingFor(ENTRY);

            assertThat(City.check(live(purpose(ENTRY)), asking).verdict().reason())
                    .isEqualTo(Reason.LIVE);
            decides(Reason.OTHER_PURPOSE, live(purpose(new Purpose("loan"))), asking);
            decides(Reason.PURPOSE_NEEDED, live(LiveShowing.at(City.NOW)), asking);
        }

        @Test
        void refuses_a_showing_for_a_purpose_where_the_desk_has_none() {
            decides(Reason.OTHER_PURPOSE, live(purpose(ENTRY)), city.context());
        }

        private CheckContext askingFor(Purpose purpose) {
            return City.withPolicy(city.context(), CheckPolicy.STANDARD.forPurpose(purpose));
        }

        private CheckContext ofType(Showing showing) {
            return city.context(bundle -> city.bundle(city.trustedIssuerKey(), Set.of(City.ELDERLY), showing));
        }

        private static LiveShowing bound(Audience audience) {
            return new LiveShowing(City.NOW, Optional.of(audience), Optional.empty());
        }

        private static LiveShowing purpose(Purpose purpose) {
            return new LiveShowing(City.NOW, Optional.empty(), Optional.of(purpose));
        }
    }

    private String live(LiveShowing showing) {
        return live(showing, holder);
    }

    private String live(LiveShowing showing, Signer signer) {
        try {
            return LivePass.present(held.message(), showing, signer).text();
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignedPass signed(VerificationKey key) {
        try {
            return city.pass().heldBy(key).sign(City.PROFILE, city.issuer);
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
