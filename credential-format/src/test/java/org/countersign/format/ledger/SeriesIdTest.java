package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SeriesIdTest {
    private static final SeriesId SERIES = SeriesId.naming(1, 0, 0);

    @Property
    void a_certificate_of_a_series_names_its_place_and_its_series(
            @ForAll @IntRange(max = 0xFFFF) int list,
            @ForAll @IntRange(max = LedgerLimits.STATUS_LIST_ENTRIES - 1) int index,
            @ForAll @LongRange(max = (1L << 48) - 1) long millis,
            @ForAll long random) {
        SeriesId series = SeriesId.naming(list, millis, random);
        StatusIndex place = new StatusIndex(list, index);

        CertificateId id = series.at(place);

        assertThat(id).isEqualTo(CertificateId.naming(place, millis, random));
        assertThat(id.place()).contains(place);
        assertThat(UUID.fromString(id.value()).version()).isEqualTo(8);
        assertThat(SeriesId.of(id)).isEqualTo(series);
        assertThat(series.holds(id)).isTrue();
    }

    @Property
    void an_id_that_names_no_place_is_a_series_of_its_own(@ForAll("other ids") CertificateId id) {
        SeriesId series = SeriesId.of(id);

        assertThat(series.value()).isEqualTo(id.value());
        assertThat(series.at(new StatusIndex(70_000, 5))).isEqualTo(id);
    }

    @Provide("other ids")
    Arbitrary<CertificateId> otherIds() {
        return LedgerArbitraries.certificates().filter(id -> id.place().isEmpty());
    }

    /** Ids that differ little, so that a comparison of texts that is a character short shows. */
    @Property(tries = 5_000)
    void a_series_holds_those_whose_series_it_is(
            @ForAll("near ids") CertificateId one, @ForAll("near ids") CertificateId other) {
        SeriesId series = SeriesId.of(one);

        assertThat(series.holds(other)).isEqualTo(SeriesId.of(other).equals(series));
    }

    @Provide("near ids")
    Arbitrary<CertificateId> nearIds() {
        Arbitrary<String> versions = Arbitraries.of("8", "8", "8", "7");
        Arbitrary<String> lists = Arbitraries.of("0", "1", "2", "3", "z", "A");
        Arbitrary<String> indexes = Arbitraries.of("0000", "0001", "ffff", "zzzz", "000", "00000", "000A");
        return Combinators.combine(versions, lists, indexes)
                .as((version, list, index) ->
                        new CertificateId("00000000-0000-" + version + "000-8000-0000000" + list + index));
    }

    @Test
    void series_sort_by_the_time_of_their_making() {
        assertThat(SeriesId.naming(1, 1_000, -1L).value())
                .isLessThan(SeriesId.naming(1, 1_001, 0).value());
    }

    @Test
    void refuses_a_series_that_names_an_index() {
        String certificate = SERIES.at(new StatusIndex(1, 5)).value();

        assertThatIllegalArgumentException().isThrownBy(() -> new SeriesId(certificate));
    }

    @Test
    void refuses_a_place_in_another_list() {
        assertThatIllegalArgumentException().isThrownBy(() -> SERIES.at(new StatusIndex(2, 5)));
        assertThatIllegalArgumentException().isThrownBy(() -> SERIES.at(new StatusIndex(65_537, 5)));
    }

    @Test
    void refuses_a_list_of_more_than_16_bits() {
        assertThatIllegalArgumentException().isThrownBy(() -> SeriesId.naming(65_536, 0, 0));
    }
}
