package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.PHANTOM_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** Transactions that were endorsed side by side and meet on the ledger. */
@OnEachLedger
class ConflictsSystemTest {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 5;

    private final LedgerClient client;

    ConflictsSystemTest(RunningLedger ledger) {
        this.client = ledger.client();
    }

    @Test
    void of_two_that_read_and_write_one_key_exactly_one_is_valid() throws Exception {
        assertThat(together(client.endorsed("increment", "hot"), client.endorsed("increment", "hot")))
                .containsExactly(VALID, MVCC_READ_CONFLICT);
    }

    @Test
    void an_invalid_transaction_leaves_no_trace_in_state_or_history() throws Exception {
        together(client.endorsed("increment", "trace"), client.endorsed("increment", "trace"));

        assertThat(client.evaluate("get", "trace")).isEqualTo("1");
        assertThat(client.evaluate("history", "trace")).isEqualTo("1");
    }

    @Test
    void blind_writes_to_one_key_never_conflict_and_the_last_wins() throws Exception {
        assertThat(together(client.endorsed("put", "blind", "first"), client.endorsed("put", "blind", "second")))
                .containsExactly(VALID, VALID);
        assertThat(client.evaluate("get", "blind")).isEqualTo("second");
        assertThat(client.evaluate("history", "blind")).isEqualTo("second,first");
    }

    @Test
    void a_key_inserted_into_a_scanned_range_is_a_phantom() throws Exception {
        client.submit("put", "scan-a", "x");

        assertThat(together(client.endorsed("put", "scan-b", "x"), scan("scan")))
                .containsExactly(VALID, PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_key_deleted_from_a_scanned_range_is_a_phantom() throws Exception {
        client.submit("put", "gone-a", "x");

        assertThat(together(client.endorsed("delete", "gone-a"), scan("gone")))
                .containsExactly(VALID, PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_key_changed_in_a_scanned_range_is_a_phantom() throws Exception {
        client.submit("put", "changed-a", "x");

        assertThat(together(client.endorsed("put", "changed-a", "y"), scan("changed")))
                .containsExactly(VALID, PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_phantom_is_found_among_more_results_than_a_read_set_lists_one_by_one() throws Exception {
        client.submit("putKeys", "summary-", "120", "8");

        assertThat(together(client.endorsed("put", "summary-00060x", "x"), scan("summary")))
                .containsExactly(VALID, PHANTOM_READ_CONFLICT);
        assertThat(together(scan("summary"))).containsExactly(VALID);
    }

    @Test
    void a_phantom_is_found_across_blocks_too() throws Exception {
        Transaction scan = scan("later");
        client.submit("put", "later-a", "x");

        assertThat(together(scan)).containsExactly(PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_key_beside_the_scanned_range_does_not_disturb() throws Exception {
        client.submit("put", "beside-a", "x");

        assertThat(together(client.endorsed("put", "beside~", "x"), scan("beside")))
                .containsExactly(VALID, VALID);
    }

    @Test
    void what_lies_behind_the_last_key_seen_does_not_disturb_a_scan_that_stopped() throws Exception {
        // The first message holds 100 results and the ledger has looked at one more, so 102 and later were not seen.
        client.submit("putKeys", "stop-", "150", "8");

        assertThat(together(client.endorsed("put", "stop-00140", "changed"), firstOf("stop")))
                .containsExactly(VALID, VALID);
        assertThat(together(client.endorsed("put", "stop-00100", "changed"), firstOf("stop")))
                .containsExactly(VALID, PHANTOM_READ_CONFLICT);
    }

    @Test
    void an_absent_key_that_stays_absent_is_no_conflict() throws Exception {
        assertThat(together(client.endorsed("increment", "absent-1"), client.endorsed("increment", "absent-2")))
                .containsExactly(VALID, VALID);
    }

    @Test
    void a_key_that_was_absent_when_it_was_read_and_written_since_is_a_conflict() throws Exception {
        Transaction increment = client.endorsed("increment", "appeared");
        client.submit("put", "appeared", "5");

        assertThat(together(increment)).containsExactly(MVCC_READ_CONFLICT);
    }

    @Test
    void a_deletion_is_a_conflict_for_who_read_the_key() throws Exception {
        client.submit("put", "vanished", "5");

        assertThat(together(client.endorsed("delete", "vanished"), client.endorsed("increment", "vanished")))
                .containsExactly(VALID, MVCC_READ_CONFLICT);
    }

    @Test
    void a_write_of_the_same_value_is_a_conflict_all_the_same() throws Exception {
        client.submit("put", "same", "5");

        assertThat(together(client.endorsed("put", "same", "5"), client.endorsed("increment", "same")))
                .containsExactly(VALID, MVCC_READ_CONFLICT);
    }

    @Test
    void under_concurrency_as_many_increments_are_valid_as_the_counter_counts() throws Exception {
        List<Status> statuses = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> {
                    start.await();
                    for (int round = 0; round < ROUNDS; round++) {
                        statuses.add(endorsedInTheEnd("increment", "counter")
                                .submitAsync()
                                .getStatus());
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> each : running) {
                each.get();
            }
        }

        long valid = statuses.stream().filter(Status::isSuccessful).count();
        assertThat(client.evaluate("get", "counter")).isEqualTo(Long.toString(valid));
        assertThat(statuses).hasSize(CLIENTS * ROUNDS);
        assertThat(statuses).extracting(Status::getCode).containsOnly(VALID, MVCC_READ_CONFLICT);
        // Of one block's increments one is valid at most.
        assertThat(statuses.stream()
                        .filter(Status::isSuccessful)
                        .collect(Collectors.groupingBy(Status::getBlockNumber, Collectors.counting()))
                        .values())
                .containsOnly(1L);
    }

    @Test
    void under_concurrency_blind_writes_are_all_valid() throws Exception {
        List<Transaction> writes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            writes.add(client.endorsed("put", "many-" + i, "x"));
        }

        assertThat(LedgerClient.together(writes))
                .extracting(Status::isSuccessful)
                .containsOnly(true);
        assertThat(client.evaluate("rangeCount", "many-", "many-~")).isEqualTo("20");
    }

    /** Real peers may be at different heights, and then honest endorsements differ: the client endorses again. */
    private Transaction endorsedInTheEnd(String function, String argument) throws EndorseException {
        while (true) {
            try {
                return client.endorsed(function, argument);
            } catch (EndorseException e) {
                if (!String.valueOf(e.getStatus().getDescription())
                        .startsWith("failed to collect enough transaction endorsements")) {
                    throw e;
                }
            }
        }
    }

    /** Counts the keys from "prefix-" on, and writes the count elsewhere. */
    private Transaction scan(String prefix) throws Exception {
        return client.endorsed("countRangeInto", prefix + "-", prefix + "-~", "count of " + prefix);
    }

    private Transaction firstOf(String prefix) throws Exception {
        return client.endorsed("firstOfRange", prefix + "-", prefix + "-~", "first of " + prefix);
    }

    private static List<TxValidationCode> together(Transaction... transactions) throws Exception {
        return LedgerClient.together(List.of(transactions)).stream()
                .map(Status::getCode)
                .toList();
    }
}
