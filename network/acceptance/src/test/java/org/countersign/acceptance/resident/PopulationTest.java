package org.countersign.acceptance.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void equal_seeds_give_equal_people() {
        List<Resident> once = people(7, LifeSpan.ADULT, 300);

        List<Resident> again = people(7, LifeSpan.ADULT, 300);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void nobody_shares_an_id_number_within_a_run_or_with_the_next_runs() {
        Set<String> numbers = new HashSet<>();

        for (int seed = 1; seed <= 5; seed++) {
            people(seed, LifeSpan.ELDERLY, 2_000).forEach(resident -> numbers.add(resident.idNumber()));
        }

        assertThat(numbers).hasSize(10_000);
    }

    @Test
    void every_id_number_is_well_formed_and_nobodys() {
        assertThat(people(1, LifeSpan.ANY, 2_000)).allSatisfy(resident -> {
            assertThat(IdNumbers.isWellFormed(resident.idNumber())).isTrue();
            assertThat(resident.idNumber()).startsWith("999999");
            assertThat(resident.idNumber().substring(6, 14))
                    .isEqualTo(resident.birth().toString().replace("-", ""));
            assertThat((resident.idNumber().charAt(16) - '0') % 2 == 1).isEqualTo(resident.sex() == Sex.MALE);
        });
    }

    @Test
    void people_are_as_old_as_their_certificate_wants() {
        assertThat(people(3, LifeSpan.ELDERLY, 1_000))
                .allSatisfy(resident -> assertThat(resident.birth())
                        .isBeforeOrEqualTo(TODAY.minusYears(66))
                        .isAfterOrEqualTo(TODAY.minusYears(94)));
    }

    @Test
    void ages_and_sexes_are_spread() {
        List<Resident> people = people(1, LifeSpan.ADULT, 2_000);

        assertThat(people.stream()
                        .map(each -> each.birth().getYear())
                        .distinct()
                        .count())
                .isGreaterThan(35);
        assertThat(people.stream().filter(each -> each.sex() == Sex.MALE).count())
                .isBetween(900L, 1_100L);
        assertThat(people.stream().map(Resident::district).distinct().count()).isEqualTo(6);
    }

    @Test
    void names_are_as_various_as_a_register() {
        List<String> names =
                people(1, LifeSpan.ANY, 2_000).stream().map(Resident::name).toList();

        assertThat(names).anyMatch(name -> name.contains("·"));
        assertThat(names).anyMatch(name -> name.codePoints().anyMatch(each -> each > 0xFFFF));
        assertThat(names).anyMatch(name -> name.codePointCount(0, name.length()) == 2);
        assertThat(names).anyMatch(name -> name.codePointCount(0, name.length()) == 3);
        assertThat(names.stream().filter(name -> name.startsWith("王")).count()).isBetween(100L, 250L);
        assertThat(names.stream().collect(Collectors.toSet())).hasSizeGreaterThan(1_400);
    }

    @Test
    void refuses_more_people_than_a_seed_holds() {
        assertThatThrownBy(() -> people(1, LifeSpan.ANY, 20_001)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Resident> people(long seed, LifeSpan span, int count) {
        return new Population(seed, TODAY).residents(1, span, count).toList();
    }
}
