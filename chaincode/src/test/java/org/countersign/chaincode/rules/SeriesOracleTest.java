package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Finding.Rule;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.StatusIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A good ledger with a series, whose records are spoiled one at a time. */
class SeriesOracleTest {
    private static final SeriesId SERIES = SeriesId.naming(1, 0, 0);
    private static final CertificateId SUSPENDED = new CertificateId("c");

    private SpoiltLedger ledger = new SpoiltLedger(new City());

    @BeforeEach
    void fill_a_ledger() {
        City city = new City();
        city.register(City.OFFICER, RegistrationRulesTest.item("c", 5));
        city.register(City.OFFICER, SeriesRulesTest.item(SERIES, 9000));
        city.register(City.OFFICER, SeriesRulesTest.item(SERIES, 9001));
        city.change(
                City.OFFICER,
                new ChangeStatus(City.id("s"), SUSPENDED, CertificateStatus.SUSPENDED, new ReasonCode("lost")));
        ledger = new SpoiltLedger(city);
    }

    @Test
    void finds_nothing_wrong_with_a_good_series() {
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void finds_a_status_that_is_gone() {
        ledger.remove(StateKey.certificateStanding(SUSPENDED));

        finds(Rule.STATUS_CHANGES);
    }

    @Test
    void finds_a_status_with_another_number_of_changes() {
        ledger.spoil(StateKey.certificateStanding(SUSPENDED), "\"changes\":1", "\"changes\":2");

        finds(Rule.STATUS_CHANGES);
    }

    @Test
    void finds_the_status_of_a_neighbour_that_nothing_changed() {
        ledger.put(new CertificateStanding(
                SERIES.at(new StatusIndex(1, 9000)), CertificateStatus.REVOKED, new ReasonCode("lost"), 1));

        finds(Rule.STATUS_CHANGES);
    }

    @Test
    void finds_the_status_of_no_certificate() {
        ledger.put(new CertificateStanding(
                SERIES.at(new StatusIndex(1, 9002)), CertificateStatus.REVOKED, new ReasonCode("lost"), 1));

        finds(Rule.DANGLING_REFERENCE);
    }

    @Test
    void finds_a_certificate_that_is_gone_from_its_series() {
        ledger.put(CertificateSeries.of(Certificate.registered(
                SeriesRulesTest.item(SERIES, 9000),
                City.digest(RequestCodec.write(SeriesRulesTest.item(SERIES, 9000))),
                new EpochSecond(0))));

        finds(Rule.STATUS_INDEX);
    }

    @Test
    void finds_a_certificate_that_is_in_its_series_at_anothers_place() {
        ledger.spoil(StateKey.certificateSeries(SERIES), "\"index\":9000", "\"index\":5");

        // Its id is another one now, so the digest is wrong; the place is the one of the first certificate; and its own
        // is nobody's.
        finds(Rule.WRONG_DIGEST, Rule.STATUS_INDEX, Rule.STATUS_INDEX);
    }

    @Test
    void finds_a_series_out_of_order() {
        ledger.spoil(StateKey.certificateSeries(SERIES), "\"index\":9001", "\"index\":8999");

        // Nobody can read it, so the two places are nobody's.
        finds(Rule.UNREADABLE_RECORD, Rule.STATUS_INDEX, Rule.STATUS_INDEX);
    }

    @Test
    void finds_a_series_with_a_certificate_twice() {
        ledger.spoil(StateKey.certificateSeries(SERIES), "\"index\":9001", "\"index\":9000");

        finds(Rule.UNREADABLE_RECORD, Rule.STATUS_INDEX, Rule.STATUS_INDEX);
    }

    @Test
    void finds_a_series_with_a_place_in_another_list() {
        ledger.spoil(StateKey.certificateSeries(SERIES), "\"index\":9001,\"list\":1", "\"index\":9001,\"list\":2");

        finds(Rule.UNREADABLE_RECORD, Rule.STATUS_INDEX, Rule.STATUS_INDEX);
    }

    @Test
    void finds_a_series_of_another_issuer() {
        ledger.spoil(StateKey.certificateSeries(SERIES), "\"issuer\":\"mca\"", "\"issuer\":\"abc\"");

        assertThat(ledger.findings()).containsOnly(Rule.DANGLING_REFERENCE, Rule.WRONG_DIGEST);
    }

    private void finds(Rule... rules) {
        assertThat(ledger.findings()).containsExactlyInAnyOrder(rules);
    }
}
