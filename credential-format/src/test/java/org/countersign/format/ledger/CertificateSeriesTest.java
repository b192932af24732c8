package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.junit.jupiter.api.Test;

class CertificateSeriesTest {
    private static final SeriesId SERIES = SeriesId.naming(1, 0, 0);
    private static final IssuerId ISSUER = new IssuerId("i");
    private static final TypeCode TYPE = new TypeCode("t");

    @Property
    void whatever_the_order_in_which_they_come_certificates_are_sorted_and_found(
            @ForAll("indexes") List<Integer> indexes) {
        CertificateSeries series = CertificateSeries.of(certificate(indexes.getFirst()));
        for (int index : indexes.subList(1, indexes.size())) {
            series = series.with(certificate(index));
        }

        assertThat(series.certificates()).extracting(Certificate::id).isSorted().hasSameSizeAs(indexes);
        for (int index : indexes) {
            assertThat(series.find(certificate(index).id())).contains(certificate(index));
        }
    }

    @Provide
    Arbitrary<List<Integer>> indexes() {
        return Arbitraries.integers()
                .between(0, LedgerLimits.STATUS_LIST_ENTRIES - 1)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(LedgerLimits.MAX_CERTIFICATES_IN_SERIES);
    }

    @Test
    void finds_nobody_else() {
        assertThat(CertificateSeries.of(certificate(5)).find(certificate(6).id()))
                .isEmpty();
    }

    @Test
    void refuses_more_certificates_than_a_series_may_have() {
        CertificateSeries full =
                new CertificateSeries(SERIES, ISSUER, TYPE, certificates(LedgerLimits.MAX_CERTIFICATES_IN_SERIES));

        assertThat(full.isFull()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> full.with(certificate(100)));
    }

    @Test
    void refuses_a_series_of_nobody() {
        refuses(List.of());
    }

    @Test
    void refuses_certificates_out_of_order() {
        refuses(certificates(2).reversed());
    }

    @Test
    void refuses_a_certificate_twice() {
        refuses(Collections.nCopies(2, certificate(5)));
    }

    @Test
    void refuses_a_certificate_of_another_series() {
        refuses(List.of(certificate(SeriesId.naming(1, 1, 0), ISSUER, TYPE, 5)));
    }

    @Test
    void refuses_a_certificate_of_another_issuer() {
        refuses(List.of(certificate(SERIES, new IssuerId("other"), TYPE, 5)));
    }

    @Test
    void refuses_a_certificate_of_another_type() {
        refuses(List.of(certificate(SERIES, ISSUER, new TypeCode("other"), 5)));
    }

    @Test
    void refuses_a_certificate_whose_status_has_changed() {
        refuses(List.of(certificate(5).changed(CertificateStatus.REVOKED, new ReasonCode("lost"))));
    }

    @Test
    void refuses_the_standing_of_another_certificate() {
        CertificateStanding standing =
                CertificateStanding.after(certificate(5), CertificateStatus.REVOKED, new ReasonCode("lost"));

        assertThat(certificate(5).with(standing).changes()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> certificate(6).with(standing));
    }

    @Test
    void refuses_a_standing_that_no_change_led_to() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CertificateStanding(
                        certificate(5).id(), CertificateStatus.REVOKED, new ReasonCode("lost"), 0));
    }

    private static void refuses(List<Certificate> certificates) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CertificateSeries(SERIES, ISSUER, TYPE, certificates));
    }

    private static List<Certificate> certificates(int count) {
        return IntStream.range(0, count)
                .mapToObj(CertificateSeriesTest::certificate)
                .toList();
    }

    private static Certificate certificate(int index) {
        return certificate(SERIES, ISSUER, TYPE, index);
    }

    private static Certificate certificate(SeriesId series, IssuerId issuer, TypeCode type, int index) {
        StatusIndex place = new StatusIndex(1, index);
        Digest hash = new Digest(Bytes.of(new byte[Digest.LENGTH]));
        return Certificate.registered(
                new CertificateItem.Register(
                        series.at(place),
                        issuer,
                        type,
                        Kid.ofHex("0123456789abcdef"),
                        List.of(new Copy(new FormCode("f"), hash, place)),
                        new EpochSecond(0),
                        Optional.empty()),
                hash,
                new EpochSecond(0));
    }
}
