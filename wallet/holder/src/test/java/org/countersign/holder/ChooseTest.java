package org.countersign.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.countersign.format.CityTime;
import org.countersign.format.TypeCode;
import org.countersign.format.trust.Showing;
import org.junit.jupiter.api.Test;

class ChooseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private final Authority authority = new Authority();
    private final HeldCertificate longer = held("longer", TODAY.minusYears(1), TODAY.plusYears(9));
    private final HeldCertificate shorter = held("shorter", TODAY.minusYears(1), TODAY.plusDays(1));
    private final HeldCertificate newer = held("newer", TODAY.minusDays(1), TODAY.plusYears(9));
    private final HeldCertificate expired = held("expired", TODAY.minusYears(2), TODAY.minusDays(1));
    private final HeldCertificate later = held("later", TODAY.plusDays(1), TODAY.plusYears(9));

    @Test
    void puts_first_what_stays_good_longest_and_of_equals_the_newer() {
        Choice choice = Choose.choose(
                new Wallet(List.of(shorter, expired, longer, newer, later), List.of()), request(Authority.NOW));

        assertThat(choice).isEqualTo(new Choice.Fitting(List.of(newer, longer, shorter)));
    }

    @Test
    void finds_nothing_of_a_type_that_is_not_held() {
        PassRequest other =
                new PassRequest(Set.of(new TypeCode("marriage-certificate")), Showing.STATIC, Authority.NOW);

        assertThat(Choose.choose(new Wallet(List.of(longer), List.of()), other))
                .isEqualTo(new Choice.Nothing(Choice.WhyNothing.NOT_HELD));
    }

    @Test
    void says_that_what_is_held_has_expired() {
        assertThat(Choose.choose(new Wallet(List.of(expired), List.of()), request(Authority.NOW)))
                .isEqualTo(new Choice.Nothing(Choice.WhyNothing.EXPIRED));
    }

    @Test
    void says_that_what_is_held_begins_later_even_beside_an_expired_one() {
        assertThat(Choose.choose(new Wallet(List.of(expired, later), List.of()), request(Authority.NOW)))
                .isEqualTo(new Choice.Nothing(Choice.WhyNothing.NOT_YET_VALID));
    }

    @Test
    void counts_the_last_second_of_the_last_day() {
        Instant end = CityTime.expiryAtEndOf(TODAY.plusDays(1));

        assertThat(Choose.choose(new Wallet(List.of(shorter), List.of()), request(end.minusSeconds(1))))
                .isInstanceOf(Choice.Fitting.class);
        assertThat(Choose.choose(new Wallet(List.of(shorter), List.of()), request(end)))
                .isInstanceOf(Choice.Nothing.class);
    }

    @Test
    void takes_for_a_live_showing_only_what_names_its_holder() {
        HeldCertificate bound = authority.heldBy(new TestKey(), new HeldId("bound"));

        assertThat(Choose.choose(new Wallet(List.of(longer, bound), List.of()), request(Showing.LIVE, Authority.NOW)))
                .isEqualTo(new Choice.Fitting(List.of(bound)));
        assertThat(Choose.choose(new Wallet(List.of(longer, later), List.of()), request(Showing.LIVE, Authority.NOW)))
                .isEqualTo(new Choice.Nothing(Choice.WhyNothing.PAPER_ONLY));
    }

    @Test
    void refuses_a_request_without_a_type() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PassRequest(Set.of(), Showing.STATIC, Authority.NOW));
    }

    private static PassRequest request(Instant time) {
        return request(Showing.STATIC, time);
    }

    private static PassRequest request(Showing showing, Instant time) {
        return new PassRequest(Set.of(Authority.TYPE, new TypeCode("disability-card")), showing, time);
    }

    private HeldCertificate held(String id, LocalDate first, LocalDate last) {
        return authority.held(new HeldId(id), first, last);
    }
}
