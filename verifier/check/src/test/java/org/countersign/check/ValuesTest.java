package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.status.StatusValue;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.Showing;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private final City city = new City();

    @Test
    void a_floor_only_rises() {
        TimeFloor floor = new TimeFloor(City.NOW);

        assertThat(floor.raisedTo(City.NOW.minusSeconds(1))).isEqualTo(floor);
        assertThat(floor.raisedTo(City.NOW.plusSeconds(1)).time()).isEqualTo(City.NOW.plusSeconds(1));
        assertThat(TimeFloor.NONE.raisedBy(city.trust()).time())
                .isEqualTo(city.bundle().issuedAt());
        VerifiedStatusList list = city.held(city.statusList(StatusValue.VALID));
        assertThat(TimeFloor.NONE.raisedBy(list).time()).isEqualTo(list.token().issuedAt());
    }

    @Test
    void refuses_a_floor_out_of_range() {
        for (Instant bad : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH.minusSeconds(1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TimeFloor(bad));
        }
    }

    @Test
    void refuses_a_policy_that_tolerates_too_much() {
        for (Duration bad : List.of(Duration.ofSeconds(-1), Duration.ofHours(2))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CheckPolicy(Showing.STATIC, Optional.empty(), bad));
        }
    }

    @Test
    void a_verdict_takes_only_reasons_of_its_own() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Verdict.NotTrusted(Reason.DAMAGED));
        assertThatIllegalArgumentException().isThrownBy(() -> new Verdict.Unreadable(Reason.NO_TIME));
        assertThatIllegalArgumentException().isThrownBy(() -> new Verdict.WrongShowing(Reason.REVOKED));
        assertThatIllegalArgumentException().isThrownBy(() -> new Verdict.CannotTell(Reason.LIVE, Optional.empty()));
    }

    @Test
    void of_two_lists_of_one_name_the_newer_is_held() {
        VerifiedStatusList older = city.held(city.statusList(StatusValue.VALID, City.NOW.minus(Duration.ofHours(2))));
        VerifiedStatusList newer = city.held(city.statusList(StatusValue.REVOKED, City.NOW.minus(Duration.ofHours(1))));

        assertThat(HeldStatusLists.of(List.of(older, newer)).find(City.LIST_URI))
                .contains(newer);
        assertThat(HeldStatusLists.of(List.of(newer, older)).find(City.LIST_URI))
                .contains(newer);
    }

    @Test
    void personal_data_stays_out_of_what_is_logged() {
        CheckResult result = City.check(city.text(), city.context());

        assertThat(result.toString()).doesNotContain("欧阳建").doesNotContain("001100002026000042");
        assertThat(city.pass().toString()).doesNotContain("欧阳建");
    }
}
