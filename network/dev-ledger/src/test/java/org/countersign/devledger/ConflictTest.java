package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.PHANTOM_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.countersign.devledger.ordering.BatchOptions;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.RawClient;
import org.countersign.devledger.support.TestClient;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions that were endorsed side by side and meet in one block. */
final class ConflictTest {
    /** Blocks of two when two come together, and no long wait for one alone. */
    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension(
            builder -> builder.batching(new BatchOptions(2, 1 << 20, 1 << 20, Duration.ofMillis(400))));

    private final TestClient client = NETWORK.client();
    private final RawClient raw = NETWORK.raw();

    @Test
    void of_two_that_read_and_write_one_key_in_one_block_exactly_one_is_valid() {
        assertThat(together(raw.transaction("increment", "hot"), raw.transaction("increment", "hot")))
                .containsExactly(VALID, MVCC_READ_CONFLICT);
    }

    @Test
    void an_invalid_transaction_leaves_no_trace_in_state_or_history() throws Exception {
        together(raw.transaction("increment", "trace"), raw.transaction("increment", "trace"));

        assertThat(client.evaluate("get", "trace")).isEqualTo("1");
        assertThat(client.evaluate("history", "trace")).isEqualTo("1");
    }

    @Test
    void blind_writes_to_one_key_never_conflict_and_the_last_wins() throws Exception {
        assertThat(together(raw.transaction("put", "blind", "first"), raw.transaction("put", "blind", "second")))
                .containsExactly(VALID, VALID);
        assertThat(client.evaluate("get", "blind")).isEqualTo("second");
        assertThat(client.evaluate("history", "blind")).isEqualTo("second,first");
    }

    @Test
    void a_key_inserted_into_a_scanned_range_is_a_phantom() throws Exception {
        client.submit("put", "scan-a", "x");

        assertThat(together(
                        raw.transaction("put", "scan-b", "x"),
                        raw.transaction("countRangeInto", "scan-", "scan-~", "scan count")))
                .containsExactly(VALID, PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_key_deleted_from_a_scanned_range_is_a_phantom() throws Exception {
        client.submit("put", "gone-a", "x");

        assertThat(together(
                        raw.transaction("delete", "gone-a"),
                        raw.transaction("countRangeInto", "gone-", "gone-~", "gone count")))
                .containsExactly(VALID, PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_key_changed_in_a_scanned_range_is_a_phantom() throws Exception {
        client.submit("put", "changed-a", "x");

        assertThat(together(
                        raw.transaction("put", "changed-a", "y"),
                        raw.transaction("countRangeInto", "changed-", "changed-~", "changed count")))
                .containsExactly(VALID, PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_phantom_is_found_across_blocks_too() throws Exception {
        Envelope scan = raw.transaction("countRangeInto", "later-", "later-~", "later count");
        client.submit("put", "later-a", "x");

        raw.submit(scan);

        assertThat(raw.codeOf(scan)).isEqualTo(PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_key_beside_the_scanned_range_does_not_disturb() throws Exception {
        client.submit("put", "beside-a", "x");

        assertThat(together(
                        raw.transaction("put", "beside~", "x"),
                        raw.transaction("countRangeInto", "beside-", "beside-~", "count beside")))
                .containsExactly(VALID, VALID);
    }

    @Test
    void what_lies_behind_the_last_key_seen_does_not_disturb_a_scan_that_stopped() throws Exception {
        // The first message holds 100 results and the ledger has looked at one more, so 102 and later were not seen.
        client.submit("putKeys", "stop-", "150", "8");

        assertThat(together(
                        raw.transaction("put", "stop-00140", "changed"),
                        raw.transaction("firstOfRange", "stop-", "stop-~", "stopped")))
                .containsExactly(VALID, VALID);
        assertThat(together(
                        raw.transaction("put", "stop-00100", "changed"),
                        raw.transaction("firstOfRange", "stop-", "stop-~", "stopped")))
                .containsExactly(VALID, PHANTOM_READ_CONFLICT);
    }

    @Test
    void an_absent_key_that_stays_absent_is_no_conflict() {
        assertThat(together(raw.transaction("increment", "absent-1"), raw.transaction("increment", "absent-2")))
                .containsExactly(VALID, VALID);
    }

    @Test
    void the_client_learns_of_a_conflict_as_a_commit_exception() throws Exception {
        var endorsed = client.contract("test")
                .newProposal("increment")
                .addArguments("learned")
                .build()
                .endorse();
        client.submit("put", "learned", "5");

        assertThatThrownBy(endorsed::submit)
                .isInstanceOfSatisfying(
                        CommitException.class, e -> assertThat(e.getCode()).isEqualTo(MVCC_READ_CONFLICT));
    }

    private List<TxValidationCode> together(Envelope... transactions) {
        for (Envelope transaction : transactions) {
            raw.submit(transaction);
        }
        List<TxValidationCode> codes = new ArrayList<>();
        long block = -1;
        for (Envelope transaction : transactions) {
            var status = raw.status(RawClient.transactionId(transaction));
            assertThat(block == -1 || block == status.getBlockNumber())
                    .as("in one block")
                    .isTrue();
            block = status.getBlockNumber();
            codes.add(status.getResult());
        }
        return codes;
    }
}
