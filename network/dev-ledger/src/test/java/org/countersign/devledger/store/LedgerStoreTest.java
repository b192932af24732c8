package org.countersign.devledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerStoreTest {
    private static final StateKey KEY = new StateKey("ns", "key");

    @TempDir
    private Path data;

    @Test
    void a_snapshot_stays_as_it_was() throws Exception {
        try (LedgerStore store = new LedgerStore(data)) {
            commit(store, "one");
            try (StateSnapshot snapshot = store.snapshot()) {
                commit(store, "two");
                commit(store, "");

                assertThat(snapshot.get(KEY).orElseThrow().value().toStringUtf8())
                        .isEqualTo("one");
                assertThat(snapshot.history(KEY, Optional.empty(), 10)).hasSize(1);
                assertThat(snapshot.range("ns", "", "", 10)).hasSize(1);
            }
            try (StateSnapshot now = store.snapshot()) {
                assertThat(now.get(KEY)).isEmpty();
                assertThat(now.history(KEY, Optional.empty(), 10))
                        .extracting(entry -> entry.version().block())
                        .containsExactly(2L, 1L, 0L);
            }
        }
    }

    @Test
    void namespaces_and_keys_that_look_alike_do_not_mix() throws Exception {
        try (LedgerStore store = new LedgerStore(data)) {
            List<StateKey> keys = List.of(
                    new StateKey("a", "\u0000b"),
                    new StateKey("a", "b"),
                    new StateKey("ab", ""),
                    new StateKey("a", "bc"));
            for (StateKey key : keys) {
                commit(store, key, "value");
            }
            try (StateSnapshot snapshot = store.snapshot()) {
                assertThat(snapshot.range("a", "", "", 10))
                        .extracting(StateEntry::key)
                        .containsExactly("\u0000b", "b", "bc");
                assertThat(keys)
                        .allSatisfy(key -> assertThat(snapshot.history(key, Optional.empty(), 10))
                                .hasSize(1));
            }
        }
    }

    @Test
    void refuses_a_block_that_is_not_the_next() throws Exception {
        try (LedgerStore store = new LedgerStore(data)) {
            assertThatThrownBy(
                            () -> store.commit(new BlockCommit(block(1), List.of(), List.of(), List.of(), List.of())))
                    .hasMessage("expected block 0, got 1");
        }
    }

    @Test
    void a_call_after_the_end_fails_and_does_not_crash() throws Exception {
        LedgerStore store = new LedgerStore(data);
        StateSnapshot snapshot = store.snapshot();
        store.close();

        assertThatThrownBy(() -> snapshot.get(KEY)).hasMessage("the ledger is closed");
        assertThatThrownBy(() -> store.block(0)).hasMessage("the ledger is closed");
        snapshot.close();
        store.close();
        assertThatThrownBy(() -> snapshot.get(KEY)).hasMessage("the snapshot is closed");
    }

    private static void commit(LedgerStore store, String value) {
        commit(store, KEY, value);
    }

    private static void commit(LedgerStore store, StateKey key, String value) {
        Version version = new Version(store.height(), 0);
        store.commit(new BlockCommit(
                block(store.height()),
                List.of(new StateUpdate(key, version, ByteString.copyFromUtf8(value))),
                List.of(new HistoryEntry(key, version, KeyModification.getDefaultInstance())),
                List.of(),
                List.of()));
    }

    private static Block block(long number) {
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder().setNumber(number))
                .build();
    }
}
