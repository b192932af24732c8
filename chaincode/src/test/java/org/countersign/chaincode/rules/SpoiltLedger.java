package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SortedMap;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.ledger.Finding;
import org.countersign.format.ledger.LedgerOracle;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.StateKey;

/** The world state of a good ledger, to be spoiled behind the rules' back, and what the oracle finds in it then. */
final class SpoiltLedger {
    private final SortedMap<String, byte[]> state;

    SpoiltLedger(City city) {
        this.state = city.book().state();
    }

    SortedMap<String, byte[]> state() {
        return state;
    }

    byte[] value(StateKey<?> key) {
        return Objects.requireNonNull(state.get(key.text()), "the fixture has no such record");
    }

    void put(LedgerRecord record) {
        state.put(record.key().text(), LedgerRecordCodec.write(record));
    }

    void remove(StateKey<?> key) {
        state.remove(key.text());
    }

    void spoil(StateKey<?> key, String good, String bad) {
        String text = new String(value(key), StandardCharsets.UTF_8);
        assertThat(text).contains(good);
        state.put(key.text(), text.replace(good, bad).getBytes(StandardCharsets.UTF_8));
    }

    Finding.Rule[] findings() {
        return new LedgerOracle(new JcaSha256())
                .check(state).stream().map(Finding::rule).toArray(Finding.Rule[]::new);
    }
}
