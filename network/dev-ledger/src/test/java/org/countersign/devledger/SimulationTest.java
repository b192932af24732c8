package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.TestChaincode;
import org.countersign.devledger.support.TestClient;
import org.countersign.devledger.support.TestNetwork;
import org.hyperledger.fabric.client.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a chaincode sees of the ledger during a transaction. */
final class SimulationTest {
    private static final TestChaincode OTHER = TestChaincode.start("other");

    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension(builder -> builder.chaincode(OTHER.definition()));

    private final TestClient client = NETWORK.client();

    @Test
    void a_transaction_does_not_read_its_own_writes() throws Exception {
        client.submit("put", "own", "old");

        assertThat(client.evaluate("putThenGet", "own", "new")).isEqualTo("old");
        assertThat(client.evaluate("putThenRange", "own2", "own", "own9")).isEqualTo("own");
    }

    @Test
    void an_absent_key_reads_as_empty() throws Exception {
        assertThat(client.evaluate("get", "nobody wrote this")).isEmpty();
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
    void a_range_includes_its_start_and_excludes_its_end() throws Exception {
        for (String key : new String[] {"bound-a", "bound-b", "bound-c"}) {
            client.submit("put", key, "x");
        }

        assertThat(client.evaluate("range", "bound-a", "bound-c")).isEqualTo("bound-a,bound-b");
        assertThat(client.evaluate("range", "bound-b", "bound-b")).isEmpty();
    }

    @Test
    void an_open_range_returns_no_composite_keys() throws Exception {
        client.submit("putComposite", "open", "a", "composite");
        client.submit("put", "open-plain", "plain");

        assertThat(client.evaluate("range", "", ""))
                .contains("open-plain")
                .doesNotContain("\u0000")
                .doesNotContain("composite");
    }

    @Test
    void keys_are_ordered_by_their_utf_8_bytes() throws Exception {
        // In UTF-16 the last two would be the other way round.
        for (String key : new String[] {"order-\uD83D\uDE00", "order-\uFF5E", "order-z", "order-\u4E2D"}) {
            client.submit("put", key, "x");
        }

        assertThat(client.evaluate("range", "order-", "order."))
                .isEqualTo("order-z,order-\u4E2D,order-\uFF5E,order-\uD83D\uDE00");
    }

    @Test
    void a_partial_composite_key_finds_all_keys_below_it_and_no_others() throws Exception {
        client.submit("putComposite", "colour", "red,1", "x");
        client.submit("putComposite", "colour", "red,2", "x");
        client.submit("putComposite", "colour", "redder,1", "x");
        client.submit("putComposite", "colours", "red,1", "x");

        assertThat(client.evaluate("byComposite", "colour", "red")).isEqualTo("red/1,red/2");
        assertThat(client.evaluate("byComposite", "colour", "")).isEqualTo("red/1,red/2,redder/1");
    }

    @Test
    void results_beyond_one_message_arrive_whole() throws Exception {
        for (int count : new int[] {99, 100, 101, 200, 205}) {
            String prefix = "many" + count + "-";
            client.submit("putKeys", prefix, Integer.toString(count), "8");

            assertThat(client.evaluate("rangeCount", prefix, prefix + "~")).isEqualTo(Integer.toString(count));
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
    void a_page_may_be_larger_than_a_message() throws Exception {
        client.submit("putKeys", "bigpage-", "150", "8");

        assertThat(client.evaluate("page", "bigpage-", "bigpage-~", "120", "")).endsWith("|120|bigpage-00120");
    }

    @Test
    void refuses_a_write_after_a_page() {
        assertThatThrownBy(() -> client.evaluate("pageThenPut", "a", "b", "key"))
                .hasMessageContaining("evaluate call to endorser returned error: chaincode response 500");
    }

    @Test
    void refuses_a_page_after_a_write() {
        assertThatThrownBy(() -> client.evaluate("putThenPage", "key", "a", "b"))
                .hasMessageContaining("evaluate call to endorser returned error: chaincode response 500");
    }

    @Test
    void history_is_newest_first_with_ids_and_client_timestamps() throws Exception {
        for (String value : new String[] {"1", "2", "3"}) {
            client.submit("put", "hist", value);
        }

        assertThat(client.evaluate("history", "hist")).isEqualTo("3,2,1");
        assertThat(client.evaluate("historyOfTransactions", "hist").split(","))
                .allMatch(entry -> entry.matches("[0-9a-f]{64}@[0-9]{10}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void history_beyond_one_message_arrives_whole() throws Exception {
        Contract contract = client.contract("test");
        for (int i = 0; i < 104; i++) {
            var _ = contract.newProposal("put")
                    .addArguments("long-history", Integer.toString(i))
                    .build()
                    .endorse()
                    .submitAsync();
        }
        client.submit("put", "long-history", "last");

        assertThat(client.evaluate("history", "long-history").split(","))
                .hasSize(105)
                .startsWith("last", "103")
                .endsWith("0");
    }

    @Test
    void invokes_another_chaincode_of_the_channel_within_the_same_transaction() throws Exception {
        assertThat(client.submit("invokeOther", "other", "", "put", "shared,by other"))
                .isEqualTo("200:");

        assertThat(client.evaluate("get", "shared")).isEmpty();
        assertThat(TestClient.text(client.contract("other").evaluateTransaction("get", "shared")))
                .isEqualTo("by other");
    }

    @Test
    void refuses_to_invoke_an_unknown_chaincode_or_another_channel_or_itself() {
        assertThatThrownBy(() -> client.evaluate("invokeOther", "nobody", "", "get", "key"))
                .hasMessageContaining("chaincode response 500");
        assertThatThrownBy(() -> client.evaluate("invokeOther", "other", "elsewhere", "get", "key"))
                .hasMessageContaining("chaincode response 500");
        assertThatThrownBy(() -> client.evaluate("invokeOther", "test", "", "get", "key"))
                .hasMessageContaining("chaincode response 500");
    }

    @Test
    void refuses_private_data_key_level_policies_and_rich_queries() throws Exception {
        assertThatThrownBy(() -> client.evaluate("putPrivate", "collection", "key"))
                .hasMessageContaining("chaincode response 500");
        assertThatThrownBy(() -> client.evaluate("setPolicy", "key")).hasMessageContaining("chaincode response 500");
        assertThatThrownBy(() -> client.evaluate("richQuery", "{}")).hasMessageContaining("chaincode response 500");
        assertThat(client.evaluate("hasPolicy", "key")).isEqualTo("false");
    }

    @Test
    void transient_data_reaches_the_chaincode_but_not_the_ledger() throws Exception {
        byte[] result = client.contract("test")
                .newProposal("transientValue")
                .addArguments("secret")
                .putTransient("secret", "whispered")
                .build()
                .endorse()
                .submit();

        assertThat(TestClient.text(result)).isEqualTo("whispered");
    }

    @Test
    void the_chaincode_knows_its_caller_by_msp_and_attributes() throws Exception {
        Map<String, String> callers = Map.of(
                TestNetwork.DATA_BUREAU, "steward,issuer,operator",
                TestNetwork.CIVIL_AFFAIRS, "issuer,operator",
                TestNetwork.PARTNERS, "partner");

        for (var caller : callers.entrySet()) {
            assertThat(NETWORK.network().client(caller.getKey()).evaluate("caller"))
                    .isEqualTo(caller.getKey() + " " + caller.getValue());
        }
    }
}
