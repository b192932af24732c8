package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem.AddCopies;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateItem.Register;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.CopiesOperation;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.FormCode;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.PublicKeyInfo;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.TrustItem.EndKey;
import org.countersign.format.ledger.TrustItem.KeyEnd;
import org.countersign.format.ledger.TrustItem.PutIssuer;
import org.countersign.format.ledger.TrustItem.PutKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopiesRulesTest {
    private static final CertificateId CERTIFICATE = new CertificateId("c");

    private final City city = new City();

    @BeforeEach
    void register_a_certificate() {
        city.register(City.OFFICER, RegistrationRulesTest.item("c", 5));
    }

    @AfterEach
    void the_whole_ledger_is_right() {
        assertThat(city.findings()).isEmpty();
    }

    @Test
    void adds_copies_and_leaves_the_record_of_the_certificate_as_it_is() {
        city.at(77);
        CertificateSeries before = city.book().get(StateKey.certificateSeries(SeriesId.of(CERTIFICATE)));

        assertThat(city.addCopies(City.OFFICER, item("1", 6, 7))).isEqualTo(Outcome.Applied.plain(City.id("1")));

        CopiesOperation kept = city.book().get(StateKey.copiesOperation(City.id("1")));
        assertThat(kept.result()).isEqualTo(new CopiesOperation.Result.Added(CertificateStatus.VALID));
        assertThat(kept.at()).isEqualTo(new EpochSecond(77));
        assertThat(city.book().get(StateKey.statusPage(place(6))).takenIndexes())
                .containsExactly(5, 6, 7);
        assertThat(city.book().get(StateKey.certificateSeries(SeriesId.of(CERTIFICATE))))
                .isEqualTo(before);
        assertThat(city.book().find(StateKey.certificateStanding(CERTIFICATE))).isEmpty();
    }

    @Test
    void adds_copies_again_and_again() {
        for (int n = 0; n < 30; n++) {
            assertThat(city.addCopies(City.OFFICER, item("op" + n, 100 + 2 * n, 101 + 2 * n)))
                    .isInstanceOf(Outcome.Applied.class);
        }
    }

    @Test
    void copies_of_a_suspended_certificate_are_suspended_from_the_beginning() {
        change("s", CertificateStatus.SUSPENDED);

        city.addCopies(City.OFFICER, item("1", 6));

        assertThat(city.book().get(StateKey.copiesOperation(City.id("1"))).result())
                .isEqualTo(new CopiesOperation.Result.Added(CertificateStatus.SUSPENDED));
    }

    @Test
    void refuses_a_revoked_certificate_and_takes_no_place() {
        change("r", CertificateStatus.REVOKED);

        refuses(City.OFFICER, item("1", 6), RefusalCode.CERTIFICATE_REVOKED);
        assertThat(city.book().get(StateKey.statusPage(place(6))).isTaken(place(6)))
                .isFalse();
    }

    @Test
    void refuses_a_certificate_whose_time_is_over_by_the_clock_floor() {
        Register ending = RegistrationRulesTest.item("d", 50);
        city.register(
                City.OFFICER,
                new Register(
                        ending.id(),
                        ending.issuer(),
                        ending.type(),
                        ending.key(),
                        ending.copies(),
                        ending.validFrom(),
                        Optional.of(new EpochSecond(100))));

        assertThat(city.at(99).addCopies(City.OFFICER, item("1", ending.id(), City.KEY, 51)))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(city.at(100).addCopies(City.OFFICER, item("2", ending.id(), City.KEY, 52)))
                .isEqualTo(City.refused("2", RefusalCode.CERTIFICATE_EXPIRED));
    }

    @Test
    void refuses_an_unknown_certificate() {
        refuses(City.OFFICER, item("1", new CertificateId("none"), City.KEY, 6), RefusalCode.UNKNOWN_CERTIFICATE);
    }

    @Test
    void refuses_a_caller_without_the_role() {
        refuses(new Caller(City.CIVIL, Set.of(Role.OPERATOR)), item("1", 6), RefusalCode.ROLE_MISSING);
    }

    @Test
    void refuses_another_organisation() {
        refuses(City.STRANGER, item("1", 6), RefusalCode.NOT_YOUR_ISSUER);
        refuses(City.STEWARD, item("1", 6), RefusalCode.NOT_YOUR_ISSUER);
    }

    @Test
    void refuses_an_unknown_key() {
        refuses(City.OFFICER, item("1", CERTIFICATE, Kid.ofHex("0123456789abcdef"), 6), RefusalCode.UNKNOWN_KEY);
    }

    @Test
    void refuses_the_key_of_another_issuer() {
        PublicKeyInfo info = PublicKeyInfo.ofDer("another".getBytes(StandardCharsets.UTF_8));
        city.trust(new PutIssuer(City.id("i"), new IssuerId("other"), City.NAME, City.CIVIL, List.of(City.TYPE)));
        city.trust(new PutKey(
                City.id("k"),
                new IssuerId("other"),
                City.kid(info),
                SignatureAlgorithm.ES256,
                info,
                new EpochSecond(0),
                Optional.empty()));

        refuses(City.OFFICER, item("1", CERTIFICATE, City.kid(info), 6), RefusalCode.UNKNOWN_KEY);
    }

    @Test
    void refuses_a_key_that_has_ended_since_the_registration() {
        city.trust(new EndKey(City.id("e"), City.KEY, new KeyEnd.Retired(new EpochSecond(9_000))));

        refuses(City.OFFICER, item("1", 6), RefusalCode.KEY_ENDED);
    }

    @Test
    void refuses_the_place_of_any_other_copy() {
        city.addCopies(City.OFFICER, item("1", 6, 7));

        refuses(City.OFFICER, item("2", 8, 5), RefusalCode.INDEX_TAKEN);
        refuses(City.OFFICER, item("3", 8, 7), RefusalCode.INDEX_TAKEN);
        assertThat(city.book().get(StateKey.statusPage(place(8))).isTaken(place(8)))
                .isFalse();
    }

    @Test
    void a_registration_cannot_have_the_place_of_a_further_copy() {
        city.addCopies(City.OFFICER, item("1", 6));

        assertThat(city.register(City.OFFICER, RegistrationRulesTest.item("d", 6)))
                .isEqualTo(City.refused("d", RefusalCode.INDEX_TAKEN));
    }

    @Test
    void the_same_item_gets_its_first_outcome_again_also_after_the_revocation() {
        city.addCopies(City.OFFICER, item("1", 6));
        change("r", CertificateStatus.REVOKED);
        var before = city.book().records();

        assertThat(city.addCopies(City.OFFICER, item("1", 6))).isEqualTo(Outcome.Applied.plain(City.id("1")));
        assertThat(city.book().records()).isEqualTo(before);
    }

    @Test
    void a_remembered_refusal_is_repeated_and_keeps_its_id() {
        city.addCopies(City.OFFICER, item("1", 5));

        assertThat(city.addCopies(City.OFFICER, item("1", 5))).isEqualTo(City.refused("1", RefusalCode.INDEX_TAKEN));
        assertThat(city.addCopies(City.OFFICER, item("1", 6))).isEqualTo(City.refused("1", RefusalCode.ID_REUSED));
    }

    @Test
    void refuses_other_content_under_the_same_id() {
        city.addCopies(City.OFFICER, item("1", 6));

        assertThat(city.addCopies(City.OFFICER, item("1", 7))).isEqualTo(City.refused("1", RefusalCode.ID_REUSED));
    }

    @Test
    void a_stranger_cannot_spoil_an_id() {
        city.addCopies(City.STRANGER, item("1", 7));

        assertThat(city.addCopies(City.OFFICER, item("1", 6))).isInstanceOf(Outcome.Applied.class);
    }

    private void refuses(Caller caller, AddCopies item, RefusalCode code) {
        assertThat(city.addCopies(caller, item))
                .isEqualTo(City.refused(item.id().value(), code));
        assertThat(city.book().find(StateKey.copiesOperation(item.id())).isPresent())
                .isEqualTo(code.remembered());
    }

    private void change(String id, CertificateStatus to) {
        city.change(City.OFFICER, new ChangeStatus(City.id(id), CERTIFICATE, to, new ReasonCode("lost")));
    }

    private static StatusIndex place(int index) {
        return new StatusIndex(1, index);
    }

    static AddCopies item(String id, int... indexes) {
        return item(id, CERTIFICATE, City.KEY, indexes);
    }

    static AddCopies item(String id, CertificateId certificate, Kid key, int... indexes) {
        List<Copy> copies = Arrays.stream(indexes)
                .mapToObj(index -> new Copy(new FormCode("sd-jwt-vc"), City.digest(id + index), place(index)))
                .toList();
        return new AddCopies(City.id(id), certificate, key, copies);
    }
}
