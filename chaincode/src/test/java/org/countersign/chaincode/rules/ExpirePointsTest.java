package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.format.ledger.CreditItem.Expire;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.StateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpirePointsTest extends CreditTest {
    @BeforeEach
    void alice_has_70_points() {
        city.aliceEarns("late", 50, 300);
        city.aliceEarns("early", 20, 200);
    }

    @Test
    void lots_whose_time_is_over_expire() {
        city.at(200);

        applies(City.OFFICER, CreditItems.expire("x", City.ALICE), 20);

        assertThat(lots(City.ALICE)).isEqualTo("late 50/0");
        assertThat(totals()).isEqualTo(new Effect(70, 0, 20));
    }

    @Test
    void before_its_time_nothing_expires() {
        city.at(199);

        applies(City.OFFICER, CreditItems.expire("x", City.ALICE), 0);

        assertThat(lots(City.ALICE)).isEqualTo("early 20/0, late 50/0");
    }

    @Test
    void holds_whose_time_is_over_are_freed() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));
        city.credit(City.PARTNER, CreditItems.hold("i", 5, 150));
        city.at(100);

        applies(City.OFFICER, CreditItems.expire("x", City.ALICE), 0);

        assertThat(lots(City.ALICE)).isEqualTo("early 20/0, late 45/5");
        assertThat(city.book().get(StateKey.hold(City.id("h"))).state())
                .isEqualTo(new Hold.State.Ended(Hold.End.EXPIRED, City.id("x")));
        refuses(City.PARTNER, CreditItems.release("r", "h"), RefusalCode.HOLD_ENDED);
    }

    @Test
    void points_of_a_freed_hold_expire_with_their_lot() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));
        city.at(200);

        applies(City.OFFICER, CreditItems.expire("x", City.ALICE), 20);

        assertThat(lots(City.ALICE)).isEqualTo("late 50/0");
    }

    @Test
    void points_that_are_still_held_do_not_expire() {
        city.credit(City.PARTNER, CreditItems.hold("h", 5, 250));
        city.at(200);

        applies(City.OFFICER, CreditItems.expire("x", City.ALICE), 15);

        assertThat(lots(City.ALICE)).isEqualTo("early 0/5, late 50/0");
    }

    @Test
    void an_account_without_points_has_nothing_to_expire() {
        applies(City.OFFICER, CreditItems.expire("x", City.BOB), 0);

        assertThat(city.book().find(StateKey.account(City.SCHEME, City.BOB))).isEmpty();
    }

    @Test
    void refuses_without_role_scheme_or_right() {
        refuses(City.PARTNER, CreditItems.expire("x", City.ALICE), RefusalCode.ROLE_MISSING);
        refuses(City.STRANGER, CreditItems.expire("x", City.ALICE), RefusalCode.NOT_YOUR_SCHEME);
        refuses(City.OFFICER, new Expire(City.id("x"), City.ALICE, new SchemeId("none")), RefusalCode.UNKNOWN_SCHEME);
    }
}
