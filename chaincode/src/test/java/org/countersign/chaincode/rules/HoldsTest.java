package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.countersign.format.ledger.CreditItem.PlaceHold;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.StateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldsTest extends CreditTest {
    @BeforeEach
    void alice_has_70_points() {
        city.aliceEarns("late", 50, 300);
        city.aliceEarns("early", 20, 200);
    }

    @Test
    void a_hold_sets_aside_what_expires_first() {
        applies(City.PARTNER, CreditItems.hold("h", 30, 100), 30);

        assertThat(lots(City.ALICE)).isEqualTo("early 0/20, late 40/10");
        assertThat(totals()).isEqualTo(new Effect(70, 0, 0));
    }

    @Test
    void what_is_held_cannot_be_held_again() {
        applies(City.PARTNER, CreditItems.hold("h", 70, 100), 70);

        refuses(City.PARTNER, CreditItems.hold("i", 1, 100), RefusalCode.INSUFFICIENT_POINTS);
        refuses(City.PARTNER, CreditItems.redeem("j", 1), RefusalCode.INSUFFICIENT_POINTS);
    }

    @Test
    void a_capture_takes_all() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));

        applies(City.PARTNER, CreditItems.capture("c", "h", 30), 30);

        assertThat(lots(City.ALICE)).isEqualTo("late 40/0");
        assertThat(totals()).isEqualTo(new Effect(70, 30, 0));
    }

    @Test
    void a_capture_of_a_part_releases_the_rest() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));

        applies(City.PARTNER, CreditItems.capture("c", "h", 5), 5);

        assertThat(lots(City.ALICE)).isEqualTo("early 15/0, late 50/0");
        assertThat(city.account(City.ALICE).holds()).isEmpty();
        assertThat(posted("c").partner()).contains(City.LIBRARY);
    }

    @Test
    void a_release_gives_everything_back() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));

        applies(City.PARTNER, CreditItems.release("r", "h"), 30);

        assertThat(lots(City.ALICE)).isEqualTo("early 20/0, late 50/0");
        assertThat(city.book().get(StateKey.hold(City.id("h"))).state())
                .isEqualTo(new Hold.State.Ended(Hold.End.RELEASED, City.id("r")));
    }

    @Test
    void a_hold_ends_once() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));
        city.credit(City.PARTNER, CreditItems.capture("c", "h", 5));

        refuses(City.PARTNER, CreditItems.capture("c2", "h", 5), RefusalCode.HOLD_ENDED);
        refuses(City.PARTNER, CreditItems.release("r", "h"), RefusalCode.HOLD_ENDED);
    }

    @Test
    void refuses_to_capture_more_than_is_held() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));

        refuses(City.PARTNER, CreditItems.capture("c", "h", 31), RefusalCode.AMOUNT_EXCEEDS_HOLD);
    }

    @Test
    void refuses_to_capture_when_the_time_of_the_hold_is_over() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));
        city.at(100);

        refuses(City.PARTNER, CreditItems.capture("c", "h", 30), RefusalCode.HOLD_EXPIRED);
        applies(City.PARTNER, CreditItems.release("r", "h"), 30);
    }

    @Test
    void a_hold_outlives_the_expiry_of_its_lot() {
        city.credit(City.PARTNER, CreditItems.hold("h", 20, 250));
        city.at(220);
        city.credit(City.OFFICER, CreditItems.expire("x", City.ALICE));

        applies(City.PARTNER, CreditItems.capture("c", "h", 20), 20);
        assertThat(totals()).isEqualTo(new Effect(70, 20, 0));
    }

    @Test
    void refuses_a_hold_that_ends_in_the_past() {
        city.at(100);

        refuses(City.PARTNER, CreditItems.hold("h", 30, 100), RefusalCode.TIME_PASSED);
    }

    @Test
    void refuses_a_hold_on_points_that_expired() {
        city.at(200);

        refuses(City.PARTNER, CreditItems.hold("h", 51, 250), RefusalCode.INSUFFICIENT_POINTS);
        applies(City.PARTNER, CreditItems.hold("i", 50, 250), 50);
    }

    @Test
    void refuses_an_account_that_never_had_points() {
        PlaceHold item =
                new PlaceHold(City.id("h"), City.BOB, City.SCHEME, City.LIBRARY, new Points(1), new EpochSecond(100));

        refuses(City.PARTNER, item, RefusalCode.INSUFFICIENT_POINTS);
    }

    @Test
    void refuses_a_caller_without_the_role() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));
        Caller caller = new Caller(City.PARTNERS, Set.of(Role.OPERATOR, Role.ISSUER));

        refuses(caller, CreditItems.hold("i", 1, 100), RefusalCode.ROLE_MISSING);
        refuses(caller, CreditItems.capture("c", "h", 1), RefusalCode.ROLE_MISSING);
        refuses(caller, CreditItems.release("r", "h"), RefusalCode.ROLE_MISSING);
    }

    @Test
    void refuses_another_organisation() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));

        refuses(City.STRANGER, CreditItems.hold("i", 1, 100), RefusalCode.NOT_YOUR_PARTNER);
        refuses(City.STRANGER, CreditItems.capture("c", "h", 1), RefusalCode.NOT_YOUR_PARTNER);
        refuses(City.STRANGER, CreditItems.release("r", "h"), RefusalCode.NOT_YOUR_PARTNER);
    }

    @Test
    void a_hold_follows_its_partner_to_another_organisation() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));
        city.book().put(new Partner(City.LIBRARY, City.NAME, City.CIVIL));

        refuses(City.PARTNER, CreditItems.capture("c", "h", 1), RefusalCode.NOT_YOUR_PARTNER);
    }

    @Test
    void refuses_an_unknown_partner() {
        PlaceHold item = new PlaceHold(
                City.id("h"), City.ALICE, City.SCHEME, new PartnerId("none"), new Points(1), new EpochSecond(100));

        refuses(City.PARTNER, item, RefusalCode.UNKNOWN_PARTNER);
    }

    @Test
    void refuses_an_unknown_scheme() {
        PlaceHold item = new PlaceHold(
                City.id("h"), City.ALICE, new SchemeId("none"), City.LIBRARY, new Points(1), new EpochSecond(100));

        refuses(City.PARTNER, item, RefusalCode.UNKNOWN_SCHEME);
    }

    @Test
    void refuses_an_unknown_hold() {
        refuses(City.PARTNER, CreditItems.capture("c", "none", 1), RefusalCode.UNKNOWN_HOLD);
        refuses(City.PARTNER, CreditItems.release("r", "none"), RefusalCode.UNKNOWN_HOLD);
    }

    @Test
    void refuses_the_101st_open_hold() {
        city.aliceEarns("more", 100, 400);
        for (int i = 0; i < LedgerLimits.MAX_OPEN_HOLDS; i++) {
            applies(City.PARTNER, CreditItems.hold("h" + i, 1, 100), 1);
        }

        refuses(City.PARTNER, CreditItems.hold("one-more", 1, 100), RefusalCode.TOO_MANY_HOLDS);
    }

    @Test
    void two_holds_may_share_a_lot() {
        city.credit(City.PARTNER, CreditItems.hold("h", 10, 100));
        city.credit(City.PARTNER, CreditItems.hold("i", 25, 100));

        applies(City.PARTNER, CreditItems.capture("c", "i", 12), 12);

        assertThat(lots(City.ALICE)).isEqualTo("early 0/10, late 48/0");
        assertThat(city.book().get(StateKey.hold(City.id("i"))).lots()).hasSize(2);
    }
}
