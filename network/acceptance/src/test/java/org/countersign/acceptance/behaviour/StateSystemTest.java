package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.junit.jupiter.api.Test;

/** What a chaincode sees of the ledger during a transaction: keys, ranges, pages, history. */
@OnEachLedger
class StateSystemTest {
    private final LedgerClient client;

    StateSystemTest(RunningLedger ledger) {
        this.client = ledger.client();
    }

    @Test
    void a_transaction_does_not_read_its_own_writes() throws Exception {
        client.submit("put", "own", "old");

        assertThat(client.evaluate("putThenGet", "own", "new")).isEqualTo("old");
        assertThat(client.evaluate("putThenRange", "own2", "own", "own9")).isEqualTo("own");
    }

    @Test
    void putting_an_empty_value_deletes_the_key() throws Exception {
        client.submit("put", "emptied", "value");

        client.submit("put", "emptied", "");

        assertThat(client.evaluate("range", "emptied", "emptied~")).isEmpty();
        assertThat(client.evaluate("history", "emptied")).isEqualTo("deleted,value");
    }

    @Test
    void a_deleted_key_is_absent_and_can_come_back() throws Exception {
        client.submit("put", "back", "first");
        client.submit("delete", "back");
        assertThat(client.evaluate("get", "back")).isEmpty();

        client.submit("put", "back", "second");

        assertThat(client.evaluate("history", "back")).isEqualTo("second,deleted,first");
    }

    @Test
    void deleting_an_absent_key_is_fine_and_is_history() throws Exception {
        client.submit("delete", "never was");

        assertThat(client.evaluate("history", "never was")).isEqualTo("deleted");
    }

    @Test
    void refuses_an_empty_key() {
        assertThat(Refusal.of(() -> client.evaluate("put", "", "x")).code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void a_range_includes_its_start_and_excludes_its_end() throws Exception {
        putAll("bound-a", "bound-b", "bound-c");

        assertThat(client.evaluate("range", "bound-a", "bound-c")).isEqualTo("bound-a,bound-b");
        assertThat(client.evaluate("range", "bound-b", "bound-b")).isEmpty();
        assertThat(client.evaluate("range", "bound-c", "bound-a")).isEmpty();
    }

    @Test
    void an_open_range_returns_all_plain_keys_and_no_composite_ones() throws Exception {
        client.submit("putComposite", "open", "a", "composite");
        putAll("open-plain", "~~~last");

        assertThat(client.evaluate("range", "", ""))
                .contains("open-plain")
                .endsWith("~~~last")
                .doesNotContain("\u0000")
                .doesNotContain("composite");
        assertThat(client.evaluate("range", "~~~", "")).isEqualTo("~~~last");
        assertThat(client.evaluate("range", "", "\u0002")).isEmpty();
    }

    @Test
    void keys_are_ordered_by_their_utf_8_bytes() throws Exception {
        // In UTF-16 the last two would be the other way round.
        putAll("order-\uD83D\uDE00", "order-\uFF5E", "order-z", "order-\u4E2D", "order-\u00e9", "order-Z");

        assertThat(client.evaluate("range", "order-", "order."))
                .isEqualTo("order-Z,order-z,order-\u00e9,order-\u4E2D,order-\uFF5E,order-\uD83D\uDE00");
        assertThat(client.evaluate("range", "order-\u4E2D", "order-\uD83D\uDE00"))
                .isEqualTo("order-\u4E2D,order-\uFF5E");
    }

    @Test
    void a_partial_composite_key_finds_all_keys_below_it_and_no_others() throws Exception {
        client.submit("putComposite", "colour", "red,1", "x");
        client.submit("putComposite", "colour", "red,2", "x");
        client.submit("putComposite", "colour", "redder,1", "x");
        client.submit("putComposite", "colour", "绿,1", "x");
        client.submit("putComposite", "colours", "red,1", "x");

        assertThat(client.evaluate("byComposite", "colour", "red")).isEqualTo("red/1,red/2");
        assertThat(client.evaluate("byComposite", "colour", "")).isEqualTo("red/1,red/2,redder/1,绿/1");
        assertThat(client.evaluate("byComposite", "colou", "")).isEmpty();
    }

    @Test
    void results_beyond_one_message_arrive_whole() throws Exception {
        for (String count : List.of("99", "100", "101", "200", "205")) {
            String prefix = "many" + count + "-";
            client.submit("putKeys", prefix, count, "8");

            assertThat(client.evaluate("rangeCount", prefix, prefix + "~")).isEqualTo(count);
        }
    }

    @Test
    void pages_follow_their_bookmarks_to_the_end() throws Exception {
        client.submit("putKeys", "page-", "5", "8");

        assertThat(client.evaluate("page", "page-", "page-~", "2", "")).isEqualTo("page-00000,page-00001|2|page-00002");
        assertThat(client.evaluate("page", "page-", "page-~", "2", "page-00002"))
                .isEqualTo("page-00002,page-00003|2|page-00004");
        assertThat(client.evaluate("page", "page-", "page-~", "2", "page-00004"))
                .isEqualTo("page-00004|1|");
    }

    @Test
    void a_page_of_nothing_has_no_bookmark() throws Exception {
        assertThat(client.evaluate("page", "nopage-", "nopage-~", "2", "")).isEqualTo("|0|");
    }

    @Test
    void a_page_that_ends_exactly_at_the_end_has_no_bookmark() throws Exception {
        client.submit("putKeys", "exact-", "2", "8");

        assertThat(client.evaluate("page", "exact-", "exact-~", "2", "")).isEqualTo("exact-00000,exact-00001|2|");
    }

    @Test
    void a_page_may_be_larger_than_a_message() throws Exception {
        client.submit("putKeys", "bigpage-", "150", "8");

        assertThat(client.evaluate("page", "bigpage-", "bigpage-~", "120", "")).endsWith("|120|bigpage-00120");
    }

    @Test
    void a_page_without_a_size_is_the_whole_range() throws Exception {
        client.submit("putKeys", "sizeless-", "3", "8");

        assertThat(client.evaluate("page", "sizeless-", "sizeless-~", "0", ""))
                .isEqualTo("sizeless-00000,sizeless-00001,sizeless-00002|0|");
    }

    @Test
    void refuses_a_write_after_a_page_and_a_page_after_a_write() {
        for (Refusal refusal : List.of(
                Refusal.of(() -> client.evaluate("pageThenPut", "a", "b", "key")),
                Refusal.of(() -> client.evaluate("putThenPage", "key", "a", "b")))) {
            assertThat(refusal.code()).isEqualTo(Code.UNKNOWN);
            assertThat(refusal.text()).contains("chaincode response 500, ");
        }
    }

    @Test
    void history_is_newest_first_with_ids_and_client_timestamps() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String value : List.of("1", "2", "3")) {
            ids.addFirst(client.commit("put", "hist", value).getTransactionId());
        }

        assertThat(client.evaluate("history", "hist")).isEqualTo("3,2,1");
        assertThat(client.evaluate("historyOfTransactions", "hist").split(","))
                .allMatch(entry -> entry.matches("[0-9a-f]{64}@[0-9]{10}"))
                .extracting(entry -> entry.substring(0, 64))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void a_key_without_history_has_none() throws Exception {
        assertThat(client.evaluate("history", "nobody wrote this")).isEmpty();
    }

    @Test
    void history_is_of_this_key_and_not_of_one_that_begins_like_it() throws Exception {
        client.submit("put", "alike", "one");
        client.submit("put", "alike2", "another");

        assertThat(client.evaluate("history", "alike")).isEqualTo("one");
    }

    @Test
    void history_beyond_one_message_arrives_whole() throws Exception {
        List<SubmittedTransaction> submitted = new ArrayList<>();
        for (int i = 0; i < 104; i++) {
            submitted.add(
                    client.endorsed("put", "long-history", Integer.toString(i)).submitAsync());
        }
        for (SubmittedTransaction each : submitted) {
            assertThat(each.getStatus().isSuccessful()).isTrue();
        }
        client.submit("put", "long-history", "last");

        assertThat(client.evaluate("history", "long-history").split(","))
                .hasSize(105)
                .startsWith("last", "103")
                .endsWith("0");
    }

    @Test
    void refuses_rich_queries() {
        assertThat(Refusal.of(() -> client.evaluate("richQuery", "{}")).text()).contains("chaincode response 500, ");
    }

    private void putAll(String... keys) throws Exception {
        for (String key : keys) {
            client.submit("put", key, "x");
        }
    }
}
