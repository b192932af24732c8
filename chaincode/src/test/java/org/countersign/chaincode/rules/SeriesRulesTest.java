package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateItem.Register;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.CertificateType;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.FormCode;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.TypeNumberUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Certificates that share a record. */
class SeriesRulesTest {
    private static final SeriesId SERIES = SeriesId.naming(1, 0, 0);
    private static final TypeCode OTHER_TYPE = new TypeCode("volunteer");
    private static final IssuerId OTHER_ISSUER = new IssuerId("ministry-too");

    private final City city = new City();

    @AfterEach
    void the_whole_ledger_is_right() {
        assertThat(city.findings()).isEmpty();
    }

    @Test
    void certificates_of_one_series_are_in_one_record_in_the_order_of_their_ids() {
        registers(item(SERIES, 7));
        registers(item(SERIES, 5));
        registers(item(SERIES, 6));

        assertThat(series().certificates()).extracting(Certificate::id).containsExactly(id(5), id(6), id(7));
    }

    @Test
    void a_change_of_status_leaves_the_record_of_the_series_as_it_is() {
        registers(item(SERIES, 5));
        registers(item(SERIES, 6));
        CertificateSeries before = series();

        city.change(
                City.OFFICER, new ChangeStatus(City.id("s"), id(5), CertificateStatus.REVOKED, new ReasonCode("lost")));

        assertThat(series()).isEqualTo(before);
        assertThat(city.certificate(id(5)).status()).isEqualTo(CertificateStatus.REVOKED);
        assertThat(city.certificate(id(6)).status()).isEqualTo(CertificateStatus.VALID);
    }

    @Test
    void a_certificate_comes_into_a_series_in_which_others_have_changed_their_status() {
        registers(item(SERIES, 5));
        city.change(
                City.OFFICER,
                new ChangeStatus(City.id("s"), id(5), CertificateStatus.SUSPENDED, new ReasonCode("lost")));

        registers(item(SERIES, 6));

        assertThat(city.certificate(id(5)).status()).isEqualTo(CertificateStatus.SUSPENDED);
    }

    @Test
    void refuses_one_more_than_a_series_holds_and_leaves_no_trace() {
        for (int index = 0; index < LedgerLimits.MAX_CERTIFICATES_IN_SERIES; index++) {
            registers(item(SERIES, index));
        }

        refusesWithoutTrace(item(SERIES, 1000), RefusalCode.SERIES_FULL);
    }

    @Test
    void the_certificates_of_a_full_series_get_their_first_outcome_again() {
        for (int index = 0; index < LedgerLimits.MAX_CERTIFICATES_IN_SERIES; index++) {
            registers(item(SERIES, index));
        }

        registers(item(SERIES, 0));
    }

    @Test
    void refuses_the_series_of_another_issuer_also_of_the_same_organisation() {
        registers(item(SERIES, 5));
        city.book().put(new Issuer(OTHER_ISSUER, City.NAME, City.CIVIL, List.of(City.TYPE)));

        refusesWithoutTrace(item(SERIES, OTHER_ISSUER, City.TYPE, City.KEY, 6), RefusalCode.SERIES_OF_ANOTHER);
    }

    @Test
    void refuses_the_series_of_another_type() {
        registers(item(SERIES, 5));
        city.book().put(new Issuer(City.ISSUER, City.NAME, City.CIVIL, List.of(City.TYPE, OTHER_TYPE)));
        city.book().put(new CertificateType(OTHER_TYPE, new TypeNumber(2), City.digest("other")));
        city.book().put(new TypeNumberUse(new TypeNumber(2), OTHER_TYPE));

        refusesWithoutTrace(item(SERIES, City.ISSUER, OTHER_TYPE, City.KEY, 6), RefusalCode.SERIES_OF_ANOTHER);
    }

    @Test
    void a_series_of_another_list_is_another_one() {
        Register there = item(SeriesId.naming(2, 0, 0), 5);
        registers(item(SERIES, 5));
        registers(there);

        assertThat(series().certificates()).hasSize(1);
        assertThat(city.certificate(there.id()).copies().getFirst().status()).isEqualTo(new StatusIndex(2, 5));
    }

    @Test
    void an_id_that_names_no_place_is_a_series_of_its_own() {
        registers(RegistrationRulesTest.item("c", 5));

        CertificateId alone = new CertificateId("c");
        assertThat(city.book()
                        .get(StateKey.certificateSeries(SeriesId.of(alone)))
                        .certificates())
                .extracting(Certificate::id)
                .containsExactly(alone);
    }

    private void registers(Register item) {
        assertThat(city.register(City.OFFICER, item)).isEqualTo(Outcome.Applied.plain(item.itemId()));
    }

    private void refusesWithoutTrace(Register item, RefusalCode code) {
        var before = city.book().records();

        assertThat(city.register(City.OFFICER, item))
                .isEqualTo(City.refused(item.id().value(), code));
        assertThat(city.book().records()).isEqualTo(before);
    }

    private CertificateSeries series() {
        return city.book().get(StateKey.certificateSeries(SERIES));
    }

    private static CertificateId id(int index) {
        return SERIES.at(new StatusIndex(1, index));
    }

    static Register item(SeriesId series, int index) {
        return item(series, City.ISSUER, City.TYPE, City.KEY, index);
    }

    private static Register item(SeriesId series, IssuerId issuer, TypeCode type, Kid key, int index) {
        int list = new CertificateId(series.value()).place().orElseThrow().list();
        StatusIndex place = new StatusIndex(list, index);
        Copy copy = new Copy(new FormCode("counter-pass"), City.digest("copy" + index), place);
        return new Register(series.at(place), issuer, type, key, List.of(copy), new EpochSecond(0), Optional.empty());
    }
}
