package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem.Register;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.FormCode;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.PublicKeyInfo;
import org.countersign.format.ledger.RecordKind;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.TrustItem.EndKey;
import org.countersign.format.ledger.TrustItem.KeyEnd;
import org.junit.jupiter.api.Test;

class RegistrationRulesTest {
    private final City city = new City();

    @Test
    void registers_a_certificate_and_its_place_in_the_status_list() {
        city.at(77);

        assertThat(city.register(City.OFFICER, item("c", 5))).isEqualTo(Outcome.Applied.plain(City.id("c")));

        Certificate certificate = city.certificate(new CertificateId("c"));
        assertThat(certificate.status()).isEqualTo(CertificateStatus.VALID);
        assertThat(certificate.registeredAt()).isEqualTo(new EpochSecond(77));
        StatusIndex place = new StatusIndex(1, 5);
        assertThat(city.book().get(StateKey.statusPage(place)).takenIndexes()).containsExactly(place.index());
        assertThat(city.findings()).isEmpty();
    }

    @Test
    void refuses_a_caller_without_the_role() {
        refuses(new Caller(City.CIVIL, Set.of(Role.OPERATOR)), item("c", 5), RefusalCode.ROLE_MISSING);
    }

    @Test
    void refuses_an_unknown_issuer() {
        refuses(City.OFFICER, item("c", new IssuerId("nobody"), City.TYPE, City.KEY, 5), RefusalCode.UNKNOWN_ISSUER);
    }

    @Test
    void refuses_another_organisations_issuer() {
        refuses(City.STRANGER, item("c", 5), RefusalCode.NOT_YOUR_ISSUER);
    }

    @Test
    void refuses_an_unknown_type() {
        refuses(City.OFFICER, item("c", City.ISSUER, new TypeCode("none"), City.KEY, 5), RefusalCode.UNKNOWN_TYPE);
    }

    @Test
    void refuses_a_type_that_the_issuer_may_not_issue() {
        city.book().put(new Issuer(City.ISSUER, City.NAME, City.CIVIL, List.of()));

        refuses(City.OFFICER, item("c", 5), RefusalCode.TYPE_NOT_ALLOWED);
    }

    @Test
    void refuses_an_unknown_key() {
        refuses(
                City.OFFICER,
                item("c", City.ISSUER, City.TYPE, Kid.ofHex("0123456789abcdef"), 5),
                RefusalCode.UNKNOWN_KEY);
    }

    @Test
    void refuses_the_key_of_another_issuer() {
        city.book().put(City.key(City.KEY, new IssuerId("other")));

        refuses(City.OFFICER, item("c", 5), RefusalCode.UNKNOWN_KEY);
    }

    @Test
    void refuses_a_retired_key_whatever_the_clock_says() {
        city.trust(new EndKey(City.id("e"), City.KEY, new KeyEnd.Retired(new EpochSecond(9_000))));

        refuses(City.OFFICER, item("c", 5), RefusalCode.KEY_ENDED);
    }

    @Test
    void refuses_a_compromised_key() {
        city.trust(new EndKey(City.id("e"), City.KEY, new KeyEnd.Compromised(new EpochSecond(5))));

        refuses(City.OFFICER, item("c", 5), RefusalCode.KEY_ENDED);
    }

    @Test
    void refuses_a_key_whose_time_is_over_by_the_clock_floor() {
        PublicKeyInfo info = PublicKeyInfo.ofDer("short-lived".getBytes(StandardCharsets.UTF_8));
        city.book()
                .put(new IssuerKey(
                        City.kid(info),
                        City.ISSUER,
                        SignatureAlgorithm.ES256,
                        info,
                        new EpochSecond(0),
                        Optional.of(new EpochSecond(100)),
                        Optional.empty(),
                        Optional.empty()));

        assertThat(city.at(99).register(City.OFFICER, item("c", City.ISSUER, City.TYPE, City.kid(info), 5)))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(city.at(100).register(City.OFFICER, item("d", City.ISSUER, City.TYPE, City.kid(info), 6)))
                .isEqualTo(City.refused("d", RefusalCode.KEY_ENDED));
    }

    @Test
    void refuses_a_place_in_a_status_list_that_was_used_before() {
        city.register(City.OFFICER, item("c", 5));

        assertThat(city.register(City.OFFICER, item("d", 5))).isEqualTo(City.refused("d", RefusalCode.INDEX_TAKEN));
    }

    @Test
    void the_same_item_gets_its_first_outcome_again() {
        city.register(City.OFFICER, item("c", 5));
        var before = city.book().records();

        assertThat(city.register(City.OFFICER, item("c", 5))).isEqualTo(Outcome.Applied.plain(City.id("c")));
        assertThat(city.book().records()).isEqualTo(before);
    }

    @Test
    void refuses_other_content_under_the_same_id() {
        city.register(City.OFFICER, item("c", 5));
        var before = city.book().records();

        assertThat(city.register(City.OFFICER, item("c", 6))).isEqualTo(City.refused("c", RefusalCode.ID_REUSED));
        assertThat(city.book().records()).isEqualTo(before);
    }

    @Test
    void a_remembered_refusal_is_repeated_and_keeps_its_id() {
        city.register(City.OFFICER, item("c", 5));
        city.register(City.OFFICER, item("d", 5));

        assertThat(city.register(City.OFFICER, item("d", 5))).isEqualTo(City.refused("d", RefusalCode.INDEX_TAKEN));
        assertThat(city.register(City.OFFICER, item("d", 6))).isEqualTo(City.refused("d", RefusalCode.ID_REUSED));
        assertThat(city.findings()).isEmpty();
    }

    @Test
    void a_stranger_cannot_spoil_an_id() {
        city.register(City.STRANGER, item("c", 6));

        assertThat(city.register(City.OFFICER, item("c", 5))).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void an_id_that_names_its_place_is_registered_without_looking_for_a_refusal() {
        var asked = new ArrayList<RecordKind>();
        LedgerBook watched = watching(asked);

        assertThat(new RegistrationRules(watched, city.invocation(City.OFFICER, 0))
                        .apply(named(5), City.digest("content")))
                .isEqualTo(Outcome.Applied.plain(named(5).itemId()));
        assertThat(asked).contains(RecordKind.STATUS_PAGE, RecordKind.CERTIFICATE_SERIES);
        assertThat(asked).doesNotContain(RecordKind.CERTIFICATE_REFUSAL, RecordKind.CERTIFICATE_STANDING);
        assertThat(city.book().certificate(named(5).id())).isPresent();
    }

    @Test
    void the_same_item_with_an_id_that_names_its_place_gets_its_first_outcome_again() {
        city.register(City.OFFICER, named(5));
        var before = city.book().records();

        assertThat(city.register(City.OFFICER, named(5))).isEqualTo(Outcome.Applied.plain(named(5).itemId()));
        assertThat(city.book().records()).isEqualTo(before);
        assertThat(city.findings()).isEmpty();
    }

    @Test
    void refuses_other_content_under_an_id_that_names_its_place() {
        city.register(City.OFFICER, named(5));
        Register other = item(named(5).id().value(), City.ISSUER, new TypeCode("other"), City.KEY, 5);

        assertThat(city.register(City.OFFICER, other))
                .isEqualTo(City.refused(named(5).id().value(), RefusalCode.ID_REUSED));
    }

    @Test
    void refuses_an_id_that_names_a_place_which_another_has() {
        city.register(City.OFFICER, item("c", 5));

        assertThat(city.register(City.OFFICER, named(5)))
                .isEqualTo(City.refused(named(5).id().value(), RefusalCode.INDEX_TAKEN));
        assertThat(city.register(City.OFFICER, named(5)))
                .isEqualTo(City.refused(named(5).id().value(), RefusalCode.INDEX_TAKEN));
        assertThat(city.findings()).isEmpty();
    }

    @Test
    void a_remembered_refusal_takes_the_place_that_its_id_names() {
        Kid unknown = Kid.ofHex("0123456789abcdef");
        Register spoiled = item(named(5).id().value(), City.ISSUER, City.TYPE, unknown, 5);
        city.register(City.OFFICER, spoiled);

        assertThat(city.register(City.OFFICER, spoiled))
                .isEqualTo(City.refused(named(5).id().value(), RefusalCode.UNKNOWN_KEY));
        assertThat(city.register(City.OFFICER, named(5)))
                .isEqualTo(City.refused(named(5).id().value(), RefusalCode.ID_REUSED));
        assertThat(city.register(City.OFFICER, item("c", 5))).isEqualTo(City.refused("c", RefusalCode.INDEX_TAKEN));
        assertThat(city.findings()).isEmpty();
    }

    @Test
    void a_stranger_cannot_spoil_a_place() {
        city.register(City.STRANGER, named(5));

        assertThat(city.register(City.OFFICER, named(5))).isInstanceOf(Outcome.Applied.class);
    }

    /** The city's book, with a list of the kinds that were looked for. */
    private LedgerBook watching(List<RecordKind> asked) {
        return new LedgerBook() {
            @Override
            public <R extends LedgerRecord> Optional<R> find(StateKey<R> key) {
                asked.add(key.kind());
                return city.book().find(key);
            }

            @Override
            public void put(LedgerRecord record) {
                city.book().put(record);
            }
        };
    }

    private static Register named(int index) {
        return item(CertificateId.naming(new StatusIndex(1, index), 0, 0).value(), index);
    }

    private void refuses(Caller caller, Register item, RefusalCode code) {
        var before = city.book().certificate(item.id());

        assertThat(city.register(caller, item)).isEqualTo(City.refused(item.id().value(), code));
        assertThat(city.book().certificate(item.id())).isEqualTo(before);
        assertThat(city.book().find(StateKey.certificateRefusal(item.id())).isPresent())
                .isEqualTo(code.remembered());
    }

    static Register item(String id, int index) {
        return item(id, City.ISSUER, City.TYPE, City.KEY, index);
    }

    private static Register item(String id, IssuerId issuer, TypeCode type, Kid key, int index) {
        Copy copy = new Copy(new FormCode("counter-pass"), City.digest(id), new StatusIndex(1, index));
        return new Register(
                new CertificateId(id), issuer, type, key, List.of(copy), new EpochSecond(0), Optional.empty());
    }
}
