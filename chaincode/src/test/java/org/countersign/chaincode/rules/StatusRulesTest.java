package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateOperation;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.StateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusRulesTest {
    private static final CertificateId CERTIFICATE = new CertificateId("c");

    private final City city = new City();

    @BeforeEach
    void register_a_certificate() {
        city.register(City.OFFICER, RegistrationRulesTest.item("c", 5));
    }

    @Test
    void suspends_reinstates_and_revokes() {
        city.change(City.OFFICER, item("1", CertificateStatus.SUSPENDED));
        city.change(City.OFFICER, item("2", CertificateStatus.VALID));
        city.change(City.OFFICER, item("3", CertificateStatus.REVOKED));

        Certificate certificate = city.certificate(CERTIFICATE);
        assertThat(certificate.status()).isEqualTo(CertificateStatus.REVOKED);
        assertThat(certificate.changes()).isEqualTo(3);
        assertThat(city.book().get(StateKey.certificateOperation(City.id("3"))).result())
                .isEqualTo(new CertificateOperation.Result.Changed(CertificateStatus.VALID, 3));
        assertThat(city.findings()).isEmpty();
    }

    @Test
    void revokes_a_suspended_certificate() {
        city.change(City.OFFICER, item("1", CertificateStatus.SUSPENDED));

        assertThat(city.change(City.OFFICER, item("2", CertificateStatus.REVOKED)))
                .isEqualTo(Outcome.Applied.plain(City.id("2")));
    }

    @Test
    void refuses_any_change_of_a_revoked_certificate() {
        city.change(City.OFFICER, item("1", CertificateStatus.REVOKED));

        for (CertificateStatus to : CertificateStatus.values()) {
            assertThat(city.change(City.OFFICER, item("to-" + to, to)))
                    .isEqualTo(City.refused("to-" + to, RefusalCode.REVOKED_IS_FINAL));
        }
    }

    @Test
    void refuses_the_status_that_the_certificate_has() {
        refuses(City.OFFICER, item("1", CertificateStatus.VALID), RefusalCode.STATUS_UNCHANGED);
    }

    @Test
    void refuses_a_caller_without_the_role() {
        Caller caller = new Caller(City.CIVIL, Set.of(Role.STEWARD));

        refuses(caller, item("1", CertificateStatus.REVOKED), RefusalCode.ROLE_MISSING);
    }

    @Test
    void refuses_another_organisation() {
        refuses(City.STRANGER, item("1", CertificateStatus.REVOKED), RefusalCode.NOT_YOUR_ISSUER);
        refuses(City.STEWARD, item("1", CertificateStatus.REVOKED), RefusalCode.NOT_YOUR_ISSUER);
    }

    @Test
    void refuses_an_unknown_certificate() {
        ChangeStatus item = new ChangeStatus(
                City.id("1"), new CertificateId("none"), CertificateStatus.REVOKED, new ReasonCode("lost"));

        refuses(City.OFFICER, item, RefusalCode.UNKNOWN_CERTIFICATE);
    }

    @Test
    void the_same_item_gets_its_first_outcome_again() {
        city.change(City.OFFICER, item("1", CertificateStatus.SUSPENDED));
        city.change(City.OFFICER, item("2", CertificateStatus.VALID));
        var before = city.book().records();

        assertThat(city.change(City.OFFICER, item("1", CertificateStatus.SUSPENDED)))
                .isEqualTo(Outcome.Applied.plain(City.id("1")));
        assertThat(city.book().records()).isEqualTo(before);
    }

    @Test
    void refuses_other_content_under_the_same_id() {
        city.change(City.OFFICER, item("1", CertificateStatus.SUSPENDED));

        assertThat(city.change(City.OFFICER, item("1", CertificateStatus.REVOKED)))
                .isEqualTo(City.refused("1", RefusalCode.ID_REUSED));
    }

    private void refuses(Caller caller, ChangeStatus item, RefusalCode code) {
        assertThat(city.change(caller, item)).isEqualTo(City.refused("1", code));
        assertThat(city.certificate(CERTIFICATE).status()).isEqualTo(CertificateStatus.VALID);
        assertThat(city.book().find(StateKey.certificateOperation(City.id("1"))).isPresent())
                .isEqualTo(code.remembered());
    }

    private static ChangeStatus item(String id, CertificateStatus to) {
        return new ChangeStatus(City.id(id), CERTIFICATE, to, new ReasonCode("holder-moved"));
    }
}
