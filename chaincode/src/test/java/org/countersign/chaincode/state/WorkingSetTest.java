package org.countersign.chaincode.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.chaincode.LedgerStub;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Reversal;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.Steward;
import org.junit.jupiter.api.Test;

class WorkingSetTest {
    private static final ClockFloor AT_5 = new ClockFloor(new EpochSecond(5));
    private static final ClockFloor AT_6 = new ClockFloor(new EpochSecond(6));

    private final SortedMap<String, byte[]> committed = new TreeMap<>();

    @Test
    void reads_a_key_through_the_stub_once() {
        commit(AT_5);
        LedgerStub stub = new LedgerStub(committed);
        WorkingSet set = new WorkingSet(stub);

        assertThat(set.find(StateKey.clock())).contains(AT_5);
        assertThat(set.find(StateKey.clock())).contains(AT_5);

        assertThat(stub.reads()).hasSize(1);
    }

    @Test
    void asks_once_for_a_key_that_is_not_there() {
        LedgerStub stub = new LedgerStub(committed);
        WorkingSet set = new WorkingSet(stub);

        assertThat(set.find(StateKey.clock())).isEmpty();
        assertThat(set.find(StateKey.clock())).isEmpty();

        assertThat(stub.reads()).hasSize(1);
    }

    @Test
    void finds_what_was_put_although_the_stub_does_not() {
        commit(AT_5);
        LedgerStub stub = new LedgerStub(committed);
        WorkingSet set = new WorkingSet(stub);

        set.find(StateKey.clock());
        set.put(AT_6);

        assertThat(set.find(StateKey.clock())).contains(AT_6);
        assertThat(stub.writes()).isEmpty();
    }

    @Test
    void writes_each_key_once_in_the_order_of_keys() {
        LedgerStub stub = new LedgerStub(committed);
        WorkingSet set = new WorkingSet(stub);

        set.put(new Steward(new MspId("m")));
        set.put(reversal("b"));
        set.put(AT_5);
        set.put(reversal("a"));
        set.put(AT_6);
        set.flush();

        assertThat(stub.writeOrder())
                .containsExactly(
                        AT_5.key().text(),
                        reversal("a").key().text(),
                        reversal("b").key().text(),
                        new Steward(new MspId("m")).key().text());
        assertThat(stub.writes().get(AT_6.key().text())).isEqualTo(LedgerRecordCodec.write(AT_6));
    }

    @Test
    void leaves_a_key_alone_that_comes_back_to_what_it_was() {
        commit(AT_5);
        LedgerStub stub = new LedgerStub(committed);
        WorkingSet set = new WorkingSet(stub);

        set.find(StateKey.clock());
        set.put(AT_6);
        set.put(AT_5);
        set.flush();

        assertThat(stub.writes()).isEmpty();
    }

    @Test
    void fails_loudly_on_a_record_that_cannot_be_read() {
        committed.put(StateKey.clock().text(), "{}".getBytes(StandardCharsets.UTF_8));
        WorkingSet set = new WorkingSet(new LedgerStub(committed));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> set.find(StateKey.clock()));
    }

    private void commit(LedgerRecord record) {
        committed.put(record.key().text(), LedgerRecordCodec.write(record));
    }

    private static Reversal reversal(String of) {
        return new Reversal(new OperationId(of), new OperationId("by"));
    }
}
