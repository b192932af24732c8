package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.RequestCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreditReplayTest extends CreditTest {
    @BeforeEach
    void alice_has_70_points() {
        city.aliceEarns("e", 70, 300);
    }

    @Test
    void a_repeated_redemption_takes_nothing_more() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 30));
        var before = city.book().records();

        applies(City.PARTNER, CreditItems.redeem("r", 30), 30);

        assertThat(city.book().records()).isEqualTo(before);
    }

    @Test
    void a_repeated_hold_names_its_hold_again() {
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));
        city.credit(City.PARTNER, CreditItems.release("r", "h"));

        applies(City.PARTNER, CreditItems.hold("h", 30, 100), 30);

        assertThat(lots(City.ALICE)).isEqualTo("e 70/0");
    }

    @Test
    void a_refused_redemption_stays_refused_although_points_came() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 71));
        city.aliceEarns("more", 30, 300);

        assertThat(city.credit(City.PARTNER, CreditItems.redeem("r", 71)))
                .isEqualTo(City.refused("r", RefusalCode.INSUFFICIENT_POINTS));
    }

    @Test
    void refuses_other_content_under_the_same_id() {
        city.credit(City.PARTNER, CreditItems.redeem("r", 30));
        var before = city.book().records();

        assertThat(city.credit(City.PARTNER, CreditItems.redeem("r", 31)))
                .isEqualTo(City.refused("r", RefusalCode.ID_REUSED));
        assertThat(city.credit(City.OFFICER, CreditItems.expire("r", City.ALICE)))
                .isEqualTo(City.refused("r", RefusalCode.ID_REUSED));
        assertThat(city.book().records()).isEqualTo(before);
    }

    @Test
    void repeats_within_one_transaction_change_nothing() {
        CreditRules rules = new CreditRules(city.book(), city.invocation(City.PARTNER, 0));
        CreditItem item = CreditItems.redeem("r", 30);

        Outcome first = rules.apply(item, City.digest(RequestCodec.write(item)));
        Outcome second = rules.apply(item, City.digest(RequestCodec.write(item)));
        CreditItem other = CreditItems.redeem("r", 40);
        Outcome third = rules.apply(other, City.digest(RequestCodec.write(other)));
        rules.finish();

        assertThat(first).isEqualTo(new Outcome.Applied(City.id("r"), Optional.of(new Points(30)), Optional.empty()));
        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(City.refused("r", RefusalCode.ID_REUSED));
        assertThat(lots(City.ALICE)).isEqualTo("e 40/0");
    }

    @Test
    void what_was_unknown_may_be_asked_again_once_it_is_known() {
        city.credit(City.PARTNER, CreditItems.release("r", "h"));
        city.credit(City.PARTNER, CreditItems.hold("h", 30, 100));

        applies(City.PARTNER, CreditItems.release("r", "h"), 30);
    }
}
