package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.countersign.format.ledger.CreditItem.Earn;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.SchemeId;
import org.junit.jupiter.api.Test;

class EarnPointsTest extends CreditTest {
    private static final long MAX = LedgerLimits.MAX_EXACT_INTEGER;

    @Test
    void earning_makes_a_lot() {
        applies(City.OFFICER, CreditItems.earn("e", City.ALICE, 50, 100), 50);

        assertThat(lots(City.ALICE)).isEqualTo("e 50/0");
        assertThat(totals()).isEqualTo(new Effect(50, 0, 0));
    }

    @Test
    void lots_are_kept_in_the_order_of_expiry() {
        city.aliceEarns("late", 1, 300);
        city.aliceEarns("early", 2, 100);
        city.aliceEarns("b-same", 3, 200);
        city.aliceEarns("a-same", 4, 200);

        assertThat(lots(City.ALICE)).isEqualTo("early 2/0, a-same 4/0, b-same 3/0, late 1/0");
    }

    @Test
    void refuses_a_caller_without_the_role() {
        Caller caller = new Caller(City.CIVIL, Set.of(Role.OPERATOR, Role.PARTNER));

        refuses(caller, CreditItems.earn("e", City.ALICE, 50, 100), RefusalCode.ROLE_MISSING);
    }

    @Test
    void refuses_an_organisation_that_may_not_award_points() {
        refuses(City.STEWARD, CreditItems.earn("e", City.ALICE, 50, 100), RefusalCode.NOT_AN_EARNER);
    }

    @Test
    void refuses_an_unknown_scheme() {
        Earn item = new Earn(
                City.id("e"),
                City.ALICE,
                new SchemeId("none"),
                new Points(1),
                new EpochSecond(100),
                City.digest("event"));

        refuses(City.OFFICER, item, RefusalCode.UNKNOWN_SCHEME);
    }

    @Test
    void refuses_points_that_are_expired_already() {
        city.at(100);

        refuses(City.OFFICER, CreditItems.earn("e", City.ALICE, 50, 100), RefusalCode.TIME_PASSED);
        applies(City.OFFICER, CreditItems.earn("f", City.ALICE, 50, 101), 50);
    }

    @Test
    void refuses_a_balance_that_readers_cannot_keep() {
        city.aliceEarns("max", MAX, 100);

        refuses(City.OFFICER, CreditItems.earn("e", City.ALICE, 1, 100), RefusalCode.OVERFLOW);
        applies(City.OFFICER, CreditItems.earn("f", City.BOB, MAX, 100), MAX);
    }

    @Test
    void refuses_the_1001st_lot() {
        for (int i = 0; i < LedgerLimits.MAX_LOTS; i++) {
            city.aliceEarns("e" + i, 1, 100);
        }

        refuses(City.OFFICER, CreditItems.earn("one-more", City.ALICE, 1, 100), RefusalCode.TOO_MANY_LOTS);
    }
}
