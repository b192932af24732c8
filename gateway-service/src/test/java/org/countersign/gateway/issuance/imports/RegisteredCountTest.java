package org.countersign.gateway.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.issuance.RecordedOutbox;
import org.countersign.gateway.issuance.TestIssuance;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerPosition;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.privacy.TestPrivacy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

/** What the ledger said of an import's certificates, counted while it is taken over. */
class RegisteredCountTest {
    private static final String TYPE = "elderly-preference-card";
    private static final ImportProperties LIMITS =
            new ImportProperties(DataSize.ofMegabytes(1), 3000, 7, 2, Duration.ofHours(1), Duration.ofSeconds(1));

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final RecordedOutbox outbox = new RecordedOutbox();
    private final Answers answers = new Answers();
    private RegisteredCount counted;
    private TestIssuance issuance;

    @BeforeEach
    void open() {
        issuance = new TestIssuance(database, TestKeys.in(folder), TestKeys.CLOCK);
        counted = new RegisteredCount(database.jdbc());
    }

    @Test
    void what_was_not_answered_for_is_not_counted() throws IOException {
        var taken = imported(1, 3);

        issuance.follow(answers);

        assertThat(counted.of(taken)).isEqualTo(new RegisteredCount.Counts(0, 0));
    }

    @Test
    void each_answer_is_counted_once_for_its_own_import() throws IOException {
        var first = imported(1, 5);
        var second = imported(6, 4);
        var ids = outbox.committed().stream().map(LedgerItem::id).toList();
        ids.subList(0, 3).forEach(answers::register);
        answers.refuse(ids.get(3));
        ids.subList(5, 7).forEach(answers::register);
        issuance.follow(answers);
        answers.register(ids.get(4));

        issuance.follow(answers);
        issuance.follow(answers);

        assertThat(counted.of(first)).isEqualTo(new RegisteredCount.Counts(4, 1));
        assertThat(counted.of(second)).isEqualTo(new RegisteredCount.Counts(2, 0));
    }

    private UUID imported(int first, int rows) throws IOException {
        var keys = issuance.keys().secret();
        var table = new ImportTable(database.jdbc(), TestPrivacy.cipher(keys), TestKeys.CLOCK);
        var taken = new TakeFile(table, TestPrivacy.index(keys), issuance.ids(), LIMITS)
                .take(Samples.type(TYPE), "list.csv", new ByteArrayInputStream(CsvFiles.good(TYPE, first, rows)));
        var chunk = new ImportChunk(
                table,
                new ImportErrorTable(database.jdbc()),
                Samples.shipped(),
                issuance.issue(outbox),
                new JdbcTransactionManager(database.dataSource()),
                LIMITS,
                TestKeys.CLOCK,
                Optional.empty());
        while (chunk.next(taken.id())) {
            // Until it says that nothing is left.
        }
        return taken.id();
    }

    /** A ledger that has answered for some items, and for the others not yet. */
    private static final class Answers implements LedgerItems {
        private static final LedgerPosition POSITION = new LedgerPosition(1, 0);

        private final Map<String, ItemState> decided = new HashMap<>();

        void register(String id) {
            decided.put(id, new ItemState.Applied("{}", new TransactionId("a".repeat(64)), POSITION));
        }

        void refuse(String id) {
            decided.put(id, new ItemState.Refused("TYPE_UNKNOWN", "{}", Optional.empty(), Optional.empty()));
        }

        @Override
        public Optional<ItemState> find(String function, String id) {
            return Optional.ofNullable(decided.get(id));
        }

        @Override
        public Map<String, ItemState> findAll(String function, Collection<String> ids) {
            var found = new HashMap<String, ItemState>();
            ids.forEach(id -> found.put(id, find(function, id).orElseGet(ItemState.Pending::new)));
            return found;
        }

        @Override
        public CompletableFuture<ItemState> await(String function, String id, Duration timeout) {
            return CompletableFuture.completedFuture(find(function, id).orElseGet(ItemState.Pending::new));
        }
    }
}
