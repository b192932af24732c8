package org.countersign.devledger.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.Optional;
import org.countersign.devledger.simulation.ResultsIterator;
import org.countersign.devledger.simulation.TxSimulator;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.store.StateSnapshot;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How results are cut into messages. */
final class QueryResponsesTest {
    @TempDir
    private Path data;

    @Test
    void a_message_says_that_there_is_more_only_when_the_next_result_is_known() throws Exception {
        assertThat(messages(99)).isEqualTo("99.");
        assertThat(messages(100)).isEqualTo("100.");
        assertThat(messages(101)).isEqualTo("100+1.");
        assertThat(messages(200)).isEqualTo("100+100.");
        assertThat(messages(201)).isEqualTo("100+100+1.");
        assertThat(messages(0)).isEqualTo("0.");
    }

    @Test
    void a_query_ends_silently_at_the_total_limit() throws Exception {
        String all = "100+".repeat(999) + "100.";

        assertThat(messages(100_000)).isEqualTo(all);
        assertThat(messages(100_001)).isEqualTo(all);
    }

    @Test
    void a_page_is_one_message_with_a_bookmark() throws Exception {
        try (LedgerStore store = new LedgerStore(data);
                StateSnapshot snapshot = store.snapshot()) {
            TransactionContext context = context(snapshot);

            QueryResponse page = QueryResponses.page(context, context.open(new Counting(500)), 250);

            QueryResponseMetadata metadata = QueryResponseMetadata.parseFrom(page.getMetadata());
            assertThat(page.getResultsCount()).isEqualTo(250);
            assertThat(page.getHasMore()).isFalse();
            assertThat(metadata.getFetchedRecordsCount()).isEqualTo(250);
            assertThat(metadata.getBookmark()).isEqualTo("250");
            assertThat(context.query(page.getId())).isEmpty();
        }
    }

    /** The sizes of the messages: + when there is more, a full stop at the end. */
    private String messages(int results) throws Exception {
        StringBuilder sizes = new StringBuilder();
        try (LedgerStore store = new LedgerStore(data);
                StateSnapshot snapshot = store.snapshot()) {
            TransactionContext context = context(snapshot);
            TransactionContext.OpenQuery query = context.open(new Counting(results));
            while (context.query(query.id()).isPresent()) {
                QueryResponse message = QueryResponses.nextBatch(context, query);
                sizes.append(message.getResultsCount()).append(message.getHasMore() ? "+" : ".");
            }
        }
        return sizes.toString();
    }

    private static TransactionContext context(StateSnapshot snapshot) {
        TxSimulator simulator = new TxSimulator("id", snapshot);
        return new TransactionContext(
                new TransactionParams("channel", "id", SignedProposal.getDefaultInstance(), simulator), "test");
    }

    private static final class Counting implements ResultsIterator {
        private final int total;
        private int returned;

        Counting(int total) {
            this.total = total;
        }

        @Override
        public Optional<ByteString> next() {
            return returned == total ? Optional.empty() : Optional.of(ByteString.copyFromUtf8("" + returned++));
        }

        @Override
        public String bookmark() {
            return returned == total ? "" : Integer.toString(returned);
        }
    }
}
