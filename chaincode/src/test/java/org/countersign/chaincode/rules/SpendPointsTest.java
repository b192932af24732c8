package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.countersign.format.ledger.CreditItem.Transfer;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.PaidDelta;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.SchemeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpendPointsTest extends CreditTest {
    @BeforeEach
    void alice_has_70_points() {
        city.aliceEarns("late", 50, 300);
        city.aliceEarns("early", 20, 200);
    }

    @Test
    void redeeming_takes_what_expires_first_and_pays_the_partner() {
        applies(City.PARTNER, CreditItems.redeem("r", 30), 30);

        assertThat(lots(City.ALICE)).isEqualTo("late 40/0");
        assertThat(totals()).isEqualTo(new Effect(70, 30, 0));
        assertThat(city.book().records().values())
                .filteredOn(PaidDelta.class::isInstance)
                .extracting(paid -> ((PaidDelta) paid).points())
                .containsExactly(30L);
    }

    @Test
    void redeeming_everything_empties_the_account() {
        applies(City.PARTNER, CreditItems.redeem("r", 70), 70);

        assertThat(lots(City.ALICE)).isEmpty();
    }

    @Test
    void refuses_to_redeem_more_than_is_there() {
        refuses(City.PARTNER, CreditItems.redeem("r", 71), RefusalCode.INSUFFICIENT_POINTS);
    }

    @Test
    void refuses_to_redeem_what_expired() {
        city.at(200);

        refuses(City.PARTNER, CreditItems.redeem("r", 51), RefusalCode.INSUFFICIENT_POINTS);
    }

    @Test
    void refuses_to_redeem_for_another_organisations_partner() {
        refuses(City.STRANGER, CreditItems.redeem("r", 1), RefusalCode.NOT_YOUR_PARTNER);
        refuses(City.OFFICER, CreditItems.redeem("s", 1), RefusalCode.ROLE_MISSING);
    }

    @Test
    void transferred_points_keep_their_expiry() {
        applies(City.OFFICER, CreditItems.transfer("t", 30), 30);

        assertThat(lots(City.ALICE)).isEqualTo("late 40/0");
        assertThat(lots(City.BOB)).isEqualTo("early 20/0, late 10/0");
        assertThat(totals()).isEqualTo(new Effect(70, 0, 0));
    }

    @Test
    void parts_of_a_lot_that_meet_again_are_one_lot() {
        city.credit(City.OFFICER, CreditItems.transfer("t", 5));
        applies(City.OFFICER, CreditItems.transfer("u", 5), 5);

        assertThat(lots(City.BOB)).isEqualTo("early 10/0");
    }

    @Test
    void the_steward_may_run_any_scheme() {
        applies(City.STEWARD, CreditItems.transfer("t", 30), 30);
    }

    @Test
    void refuses_to_transfer_for_an_organisation_outside_the_scheme() {
        refuses(City.STRANGER, CreditItems.transfer("t", 30), RefusalCode.NOT_YOUR_SCHEME);
    }

    @Test
    void refuses_to_transfer_without_the_role() {
        Caller caller = new Caller(City.CIVIL, Set.of(Role.ISSUER));

        refuses(caller, CreditItems.transfer("t", 30), RefusalCode.ROLE_MISSING);
    }

    @Test
    void refuses_to_transfer_more_than_is_free() {
        city.credit(City.PARTNER, CreditItems.hold("h", 1, 100));

        refuses(City.OFFICER, CreditItems.transfer("t", 70), RefusalCode.INSUFFICIENT_POINTS);
    }

    @Test
    void refuses_to_transfer_to_the_same_account() {
        Transfer item = new Transfer(City.id("t"), City.ALICE, City.ALICE, City.SCHEME, new Points(1));

        refuses(City.OFFICER, item, RefusalCode.SAME_ACCOUNT);
    }

    @Test
    void refuses_to_transfer_in_an_unknown_scheme() {
        Transfer item = new Transfer(City.id("t"), City.ALICE, City.BOB, new SchemeId("none"), new Points(1));

        refuses(City.OFFICER, item, RefusalCode.UNKNOWN_SCHEME);
    }

    @Test
    void refuses_a_transfer_that_the_other_account_cannot_hold() {
        city.credit(City.OFFICER, CreditItems.earn("max", City.BOB, LedgerLimits.MAX_EXACT_INTEGER, 300));

        refuses(City.OFFICER, CreditItems.transfer("t", 1), RefusalCode.OVERFLOW);
    }
}
