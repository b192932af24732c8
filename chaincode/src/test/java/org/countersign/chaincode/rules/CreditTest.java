package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.LedgerOracle;
import org.countersign.format.ledger.Lot;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.StateKey;
import org.junit.jupiter.api.AfterEach;

/** What the tests of all credit operations share. After each, the whole ledger must be right. */
abstract class CreditTest {
    final City city = new City();

    @AfterEach
    void the_whole_ledger_is_right() {
        assertThat(city.findings()).isEmpty();
    }

    void applies(Caller caller, CreditItem item, long points) {
        Outcome outcome = city.credit(caller, item);

        Optional<OperationId> hold = item instanceof CreditItem.PlaceHold ? Optional.of(item.id()) : Optional.empty();
        assertThat(outcome).isEqualTo(new Outcome.Applied(item.id(), Optional.of(new Points(points)), hold));
    }

    /** Refused, and but for the record of a remembered refusal nothing changed. */
    void refuses(Caller caller, CreditItem item, RefusalCode code) {
        var before = city.book().records();

        assertThat(city.credit(caller, item)).isEqualTo(City.refused(item.id().value(), code));

        var after = city.book().records();
        String record = StateKey.creditOperation(item.id()).text();
        assertThat(after.containsKey(record)).isEqualTo(code.remembered());
        after.remove(record);
        assertThat(after).isEqualTo(before);
    }

    /** The lots of an account as {@code id free/held}. */
    String lots(AccountId account) {
        StringBuilder text = new StringBuilder();
        for (Lot lot : city.account(account).lots()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(lot.lot())
                    .append(' ')
                    .append(lot.free().value())
                    .append('/')
                    .append(lot.held().value());
        }
        return text.toString();
    }

    Effect totals() {
        return LedgerOracle.totals(city.book().state()).getOrDefault(City.SCHEME, Effect.NONE);
    }

    Posted posted(String id) {
        return (Posted) city.book().get(StateKey.creditOperation(City.id(id))).result();
    }
}
