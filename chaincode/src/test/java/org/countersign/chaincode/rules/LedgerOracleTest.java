package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.format.jca.JcaSha256;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.Finding.Rule;
import org.countersign.format.ledger.LedgerOracle;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.Reversal;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.StatusPage;
import org.countersign.format.ledger.TotalsDelta;
import org.countersign.format.ledger.TransactionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A good ledger, spoiled in one place at a time. */
class LedgerOracleTest {
    private static final CertificateId CERTIFICATE = new CertificateId("c");
    private static final StatusIndex PLACE = new StatusIndex(1, 5);

    private SpoiltLedger ledger = new SpoiltLedger(new City());

    @BeforeEach
    void fill_a_ledger() {
        City city = new City();
        city.register(City.OFFICER, RegistrationRulesTest.item("c", 5));
        city.register(City.OFFICER, RegistrationRulesTest.item("d", 5));
        city.change(City.OFFICER, change("s1", CertificateStatus.SUSPENDED));
        city.change(City.OFFICER, change("s2", CertificateStatus.VALID));
        city.addCopies(City.OFFICER, CopiesRulesTest.item("more", 20_000, 20_001));
        city.addCopies(City.OFFICER, CopiesRulesTest.item("clash", 20_000));
        city.aliceEarns("e", 70, 300);
        city.credit(City.PARTNER, CreditItems.hold("h", 10, 100));
        city.credit(City.PARTNER, CreditItems.hold("i", 10, 100));
        city.credit(City.PARTNER, CreditItems.capture("k", "i", 4));
        city.credit(City.PARTNER, CreditItems.redeem("r", 5));
        city.credit(City.PARTNER, CreditItems.reverse("v", "r"));
        city.credit(City.OFFICER, CreditItems.transfer("t", 6));
        city.credit(City.PARTNER, CreditItems.redeem("too-much", 1000));
        ledger = new SpoiltLedger(city);
    }

    @Test
    void finds_nothing_wrong_with_a_good_ledger() {
        assertThat(new LedgerOracle(new JcaSha256()).check(ledger.state())).isEmpty();
    }

    @Test
    void finds_a_key_of_no_known_kind() {
        ledger.state().put("stray", new byte[] {'{', '}'});

        finds(Rule.UNKNOWN_KEY);
    }

    @Test
    void finds_a_record_under_another_key() {
        ledger.state().put(StateKey.hold(City.id("x")).text(), value(StateKey.hold(City.id("h"))));

        finds(Rule.UNREADABLE_RECORD);
    }

    @Test
    void finds_a_record_with_white_space() {
        spoil(StateKey.steward(), "}", " }");

        finds(Rule.NOT_CANONICAL);
    }

    @Test
    void finds_a_certificate_whose_key_is_gone() {
        ledger.state().remove(StateKey.key(City.KEY).text());

        // Both the certificate and its further copies name it.
        finds(Rule.DANGLING_REFERENCE, Rule.DANGLING_REFERENCE);
    }

    @Test
    void finds_a_certificate_whose_type_is_gone() {
        ledger.state().remove(StateKey.type(City.TYPE).text());

        // Both the certificate and the number of the type point at it.
        finds(Rule.DANGLING_REFERENCE, Rule.DANGLING_REFERENCE);
    }

    @Test
    void finds_a_certificate_that_was_changed_afterwards() {
        spoil(StateKey.certificateSeries(SeriesId.of(CERTIFICATE)), "\"validFrom\":0", "\"validFrom\":1");

        finds(Rule.WRONG_DIGEST);
    }

    @Test
    void finds_a_key_that_was_exchanged() {
        spoil(StateKey.key(City.KEY), "\"publicKey\":\"", "\"publicKey\":\"AAAA");

        finds(Rule.WRONG_DIGEST);
    }

    @Test
    void finds_a_status_that_no_change_led_to() {
        spoil(StateKey.certificateStanding(CERTIFICATE), "\"status\":\"VALID\"", "\"status\":\"REVOKED\"");

        finds(Rule.STATUS_CHANGES);
    }

    @Test
    void finds_a_change_of_status_that_is_gone() {
        ledger.state().remove(StateKey.certificateOperation(City.id("s1")).text());

        finds(Rule.STATUS_CHANGES);
    }

    @Test
    void finds_a_certificate_at_a_place_that_is_not_taken() {
        ledger.state().remove(StateKey.statusPage(PLACE).text());

        finds(Rule.STATUS_INDEX);
    }

    @Test
    void finds_a_place_that_is_taken_by_nobody() {
        StatusPage page = StatusPage.emptyAround(PLACE).with(PLACE).with(new StatusIndex(1, 6));
        ledger.state().put(page.key().text(), LedgerRecordCodec.write(page));

        finds(Rule.STATUS_INDEX);
    }

    @Test
    void finds_two_certificates_at_one_place() {
        City city = new City();
        city.register(City.OFFICER, RegistrationRulesTest.item("c", 5));
        city.book().put(StatusPage.emptyAround(PLACE));
        city.register(City.OFFICER, RegistrationRulesTest.item("d", 5));
        ledger = new SpoiltLedger(city);

        finds(Rule.STATUS_INDEX);
    }

    @Test
    void finds_a_further_copy_at_a_place_that_is_not_taken() {
        spoil(StateKey.copiesOperation(City.id("more")), "\"index\":20001", "\"index\":20002");

        finds(Rule.WRONG_DIGEST, Rule.STATUS_INDEX, Rule.STATUS_INDEX);
    }

    @Test
    void finds_two_further_copies_at_one_place() {
        spoil(StateKey.copiesOperation(City.id("clash")), "\"code\":\"INDEX_TAKEN\",", "");
        spoil(StateKey.copiesOperation(City.id("clash")), "\"REFUSED\"", "\"APPLIED\",\"status\":\"VALID\"");

        finds(Rule.STATUS_INDEX);
    }

    @Test
    void finds_places_whose_further_copies_are_gone() {
        ledger.state().remove(StateKey.copiesOperation(City.id("more")).text());

        finds(Rule.STATUS_INDEX, Rule.STATUS_INDEX);
    }

    @Test
    void finds_further_copies_of_no_certificate() {
        spoil(StateKey.copiesOperation(City.id("more")), "\"certificate\":\"c\"", "\"certificate\":\"x\"");

        finds(Rule.DANGLING_REFERENCE, Rule.WRONG_DIGEST);
    }

    @Test
    void finds_further_copies_signed_with_no_key() {
        spoil(StateKey.copiesOperation(City.id("more")), City.KEY.hex(), "0123456789abcdef");

        finds(Rule.DANGLING_REFERENCE, Rule.WRONG_DIGEST);
    }

    @Test
    void finds_further_copies_that_began_with_a_status_which_the_certificate_never_had() {
        City city = new City();
        city.register(City.OFFICER, RegistrationRulesTest.item("c", 5));
        city.addCopies(City.OFFICER, CopiesRulesTest.item("more", 20));
        ledger = new SpoiltLedger(city);
        spoil(StateKey.copiesOperation(City.id("more")), "\"VALID\"", "\"SUSPENDED\"");

        finds(Rule.STATUS_CHANGES);
    }

    @Test
    void finds_a_refusal_of_copies_that_should_leave_no_trace() {
        spoil(StateKey.copiesOperation(City.id("clash")), "INDEX_TAKEN", "ROLE_MISSING");

        finds(Rule.REFUSAL);
    }

    @Test
    void finds_points_out_of_nothing() {
        spoil(StateKey.account(City.SCHEME, City.BOB), "\"free\":6", "\"free\":7");

        finds(Rule.BALANCE, Rule.TOTALS);
    }

    @Test
    void finds_points_moved_between_accounts_by_nobody() {
        spoil(StateKey.account(City.SCHEME, City.BOB), "\"free\":6", "\"free\":7");
        spoil(StateKey.account(City.SCHEME, City.ALICE), "\"free\":50", "\"free\":49");

        finds(Rule.BALANCE, Rule.BALANCE);
    }

    @Test
    void finds_an_account_that_is_gone() {
        ledger.state().remove(StateKey.account(City.SCHEME, City.BOB).text());

        finds(Rule.BALANCE, Rule.TOTALS);
    }

    @Test
    void finds_a_hold_that_was_reopened() {
        spoil(StateKey.hold(City.id("i")), "\"by\":\"k\",", "");
        spoil(StateKey.hold(City.id("i")), "\"CAPTURED\"", "\"OPEN\"");

        assertThat(findings()).contains(Rule.HOLD).containsOnly(Rule.HOLD);
    }

    @Test
    void finds_an_operation_with_another_effect() {
        spoil(StateKey.creditOperation(City.id("k")), "\"redeemed\":4", "\"redeemed\":3");

        assertThat(findings()).contains(Rule.EFFECT, Rule.TOTALS);
    }

    @Test
    void finds_an_operation_that_is_gone() {
        ledger.state().remove(StateKey.creditOperation(City.id("r")).text());

        assertThat(findings()).contains(Rule.BALANCE, Rule.TOTALS);
    }

    @Test
    void finds_totals_that_were_left_out() {
        ledger.state().keySet().removeIf(key -> key.startsWith("\u0000totals"));

        finds(Rule.TOTALS);
    }

    @Test
    void finds_payments_that_were_left_out() {
        ledger.state().keySet().removeIf(key -> key.startsWith("\u0000paid"));

        finds(Rule.TOTALS);
    }

    @Test
    void finds_totals_that_leave_64_bits() {
        for (String transaction : new String[] {"a", "b"}) {
            put(new TotalsDelta(City.SCHEME, new TransactionId(transaction), Effect.issued(Long.MAX_VALUE)));
        }

        finds(Rule.TOTALS);
    }

    @Test
    void finds_a_reversal_of_nothing() {
        put(new Reversal(City.id("k"), City.id("none")));

        finds(Rule.REVERSAL);
    }

    @Test
    void finds_a_reversal_that_could_be_repeated() {
        ledger.state().remove(StateKey.reversal(City.id("r")).text());

        finds(Rule.REVERSAL);
    }

    @Test
    void finds_a_refusal_that_should_leave_no_trace() {
        spoil(StateKey.creditOperation(City.id("too-much")), "INSUFFICIENT_POINTS", "ROLE_MISSING");

        finds(Rule.REFUSAL);
    }

    private void finds(Rule... rules) {
        assertThat(findings()).containsExactlyInAnyOrder(rules);
    }

    private Rule[] findings() {
        return ledger.findings();
    }

    private byte[] value(StateKey<?> key) {
        return ledger.value(key);
    }

    private void put(LedgerRecord record) {
        ledger.put(record);
    }

    private void spoil(StateKey<?> key, String good, String bad) {
        ledger.spoil(key, good, bad);
    }

    private static ChangeStatus change(String id, CertificateStatus to) {
        return new ChangeStatus(City.id(id), CERTIFICATE, to, new ReasonCode("holder-moved"));
    }
}
