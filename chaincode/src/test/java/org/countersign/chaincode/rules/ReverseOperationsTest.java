package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReverseOperationsTest extends CreditTest {
    @BeforeEach
    void alice_has_70_points() {
        city.aliceEarns("late", 50, 300);
        city.aliceEarns("early", 20, 200);
    }

    @Test
    void a_reversed_redemption_comes_back_to_its_lots() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 30));

        applies(City.PARTNER, CreditItems.reverse("v", "r"), 30);

        assertThat(lots(City.ALICE)).isEqualTo("early 20/0, late 50/0");
        assertThat(totals()).isEqualTo(new Effect(70, 0, 0));
    }

    @Test
    void of_a_partial_capture_only_what_was_taken_comes_back() {
        city.credit(City.PARTNER, CreditItems.hold("h", 40, 100));
        city.credit(City.PARTNER, CreditItems.capture("c", "h", 25));

        applies(City.PARTNER, CreditItems.reverse("v", "c"), 25);

        assertThat(lots(City.ALICE)).isEqualTo("early 20/0, late 50/0");
    }

    @Test
    void points_that_come_back_after_their_time_are_swept() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 20));
        city.at(250);
        city.credit(City.PARTNER, CreditItems.reverse("v", "r"));

        assertThat(lots(City.ALICE)).isEqualTo("early 20/0, late 50/0");
        refuses(City.PARTNER, CreditItems.redeem("s", 51), RefusalCode.INSUFFICIENT_POINTS);
        applies(City.OFFICER, CreditItems.expire("x", City.ALICE), 20);
        assertThat(totals()).isEqualTo(new Effect(70, 0, 20));
    }

    @Test
    void a_reversed_earning_was_never_issued() {
        applies(City.OFFICER, CreditItems.reverse("v", "late"), 50);

        assertThat(lots(City.ALICE)).isEqualTo("early 20/0");
        assertThat(totals()).isEqualTo(new Effect(20, 0, 0));
    }

    @Test
    void refuses_to_reverse_an_earning_that_was_spent_in_part() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 1));

        refuses(City.OFFICER, CreditItems.reverse("v", "early"), RefusalCode.ALREADY_SPENT);
    }

    @Test
    void refuses_to_reverse_an_earning_that_is_held_in_part() {
        city.credit(City.PARTNER, CreditItems.hold("h", 1, 100));

        refuses(City.OFFICER, CreditItems.reverse("v", "early"), RefusalCode.ALREADY_SPENT);
    }

    @Test
    void refuses_to_reverse_an_earning_that_was_transferred() {
        city.credit(City.OFFICER, CreditItems.transfer("t", 1));

        refuses(City.OFFICER, CreditItems.reverse("v", "early"), RefusalCode.ALREADY_SPENT);
    }

    @Test
    void refuses_to_reverse_an_earning_that_expired() {
        city.at(200);
        city.credit(City.OFFICER, CreditItems.expire("x", City.ALICE));

        refuses(City.OFFICER, CreditItems.reverse("v", "early"), RefusalCode.ALREADY_SPENT);
    }

    @Test
    void an_earning_whose_spending_was_reversed_can_be_reversed() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 1));
        city.credit(City.PARTNER, CreditItems.reverse("v", "r"));

        applies(City.OFFICER, CreditItems.reverse("w", "early"), 20);
    }

    @Test
    void refuses_to_reverse_twice() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 30));
        city.credit(City.PARTNER, CreditItems.reverse("v", "r"));

        refuses(City.PARTNER, CreditItems.reverse("w", "r"), RefusalCode.ALREADY_REVERSED);
    }

    @Test
    void refuses_another_organisation() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 30));

        refuses(City.STRANGER, CreditItems.reverse("v", "r"), RefusalCode.NOT_YOUR_PARTNER);
        refuses(City.STEWARD, CreditItems.reverse("w", "late"), RefusalCode.NOT_AN_EARNER);
    }

    @Test
    void refuses_a_caller_without_the_role() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 30));

        refuses(
                new Caller(City.PARTNERS, Set.of(Role.ISSUER)),
                CreditItems.reverse("v", "r"),
                RefusalCode.ROLE_MISSING);
        refuses(
                new Caller(City.CIVIL, Set.of(Role.PARTNER)),
                CreditItems.reverse("w", "late"),
                RefusalCode.ROLE_MISSING);
    }

    @Test
    void refuses_an_unknown_operation() {
        refuses(City.PARTNER, CreditItems.reverse("v", "none"), RefusalCode.UNKNOWN_OPERATION);
        refuses(City.PARTNER, CreditItems.reverse("v", "v"), RefusalCode.UNKNOWN_OPERATION);
    }

    @Test
    void refuses_an_operation_that_was_refused() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 71));

        refuses(City.PARTNER, CreditItems.reverse("v", "r"), RefusalCode.NOT_REVERSIBLE);
    }

    @Test
    void refuses_operations_that_nothing_reverses() {
        city.credit(City.PARTNER, CreditItems.hold("h", 1, 100));
        city.credit(City.PARTNER, CreditItems.release("r", "h"));
        city.credit(City.OFFICER, CreditItems.transfer("t", 1));
        city.credit(City.OFFICER, CreditItems.expire("x", City.ALICE));
        city.credit(City.PARTNER, CreditItems.redeem("s", 1));
        city.credit(City.PARTNER, CreditItems.reverse("u", "s"));

        for (String of : new String[] {"h", "r", "t", "x", "u"}) {
            refuses(City.PARTNER, CreditItems.reverse("v-" + of, of), RefusalCode.NOT_REVERSIBLE);
        }
    }

    /** Every lot that comes back is one more, as the account is full again meanwhile. */
    @Test
    void refuses_more_lots_than_a_record_can_carry() {
        for (int round = 0; round < 3; round++) {
            for (int i = city.account(City.ALICE).lots().size(); i < LedgerLimits.MAX_LOTS; i++) {
                city.aliceEarns("e" + round + "-" + i, 1, 300);
            }
            city.credit(
                    City.PARTNER,
                    CreditItems.redeem(
                            "r" + round, city.account(City.ALICE).points().value()));
        }

        city.credit(City.PARTNER, CreditItems.reverse("v0", "r0"));
        city.credit(City.PARTNER, CreditItems.reverse("v1", "r1"));

        assertThat(city.account(City.ALICE).lots()).hasSize(LedgerLimits.MAX_LOTS_WITH_RETURNS);
        refuses(City.PARTNER, CreditItems.reverse("v2", "r2"), RefusalCode.TOO_MANY_LOTS);
    }

    @Test
    void refuses_what_the_account_can_no_longer_take_back() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 70));
        city.aliceEarns("max", LedgerLimits.MAX_EXACT_INTEGER, 300);

        refuses(City.PARTNER, CreditItems.reverse("v", "r"), RefusalCode.OVERFLOW);
    }
}
