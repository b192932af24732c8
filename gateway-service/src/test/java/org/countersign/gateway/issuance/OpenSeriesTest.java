package org.countersign.gateway.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.status.StatusReference;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;

final class OpenSeriesTest {
    private static final List<CertificateType> TYPES =
            List.copyOf(Samples.shipped().all());

    private final OpenSeries series = new OpenSeries(ids());

    @Test
    void certificates_that_are_signed_together_are_of_few_series() {
        var ids = IntStream.range(0, 200).mapToObj(index -> idFor(0, 1, index)).toList();

        var sizes = ids.stream().collect(Collectors.groupingBy(SeriesId::of, Collectors.counting()));
        assertThat(sizes).hasSize(4);
        assertThat(sizes.values())
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(LedgerLimits.MAX_CERTIFICATES_IN_SERIES));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void an_id_names_the_place_that_it_is_for() {
        assertThat(idFor(0, 3, 77).place()).contains(new StatusIndex(3, 77));
    }

    @Test
    void another_type_is_another_series() {
        assertThat(SeriesId.of(idFor(0, 1, 5))).isNotEqualTo(SeriesId.of(idFor(1, 1, 6)));
        assertThat(SeriesId.of(idFor(0, 1, 7))).isEqualTo(SeriesId.of(idFor(0, 1, 8)));
    }

    @Test
    void another_list_is_another_series() {
        assertThat(SeriesId.of(idFor(0, 1, 5))).isNotEqualTo(SeriesId.of(idFor(0, 2, 5)));
    }

    @Test
    void what_is_signed_separately_is_another_series_also_in_the_same_moment() {
        var apart = new OpenSeries(ids());

        assertThat(SeriesId.of(apart.idFor(TYPES.getFirst(), StatusReference.of(1, 6))))
                .isNotEqualTo(SeriesId.of(idFor(0, 1, 5)));
    }

    /** All in one moment. */
    private static CertificateIds ids() {
        return new CertificateIds(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new SecureRandom());
    }

    private CertificateId idFor(int type, int list, int index) {
        return series.idFor(TYPES.get(type), StatusReference.of(list, index));
    }
}
