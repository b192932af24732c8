package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.countersign.devledger.ordering.BatchOptions;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.RawClient;
import org.countersign.devledger.support.TestClient;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.ChaincodeEventsRequest;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ChaincodeEvents: which events arrive, from where on. */
final class ChaincodeEventsTest {
    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension(
            builder -> builder.batching(new BatchOptions(3, 1 << 20, 1 << 20, Duration.ofMillis(100))));

    private final TestClient client = NETWORK.client();
    private final RawClient raw = NETWORK.raw();
    private final Network network = client.network();

    @Test
    void events_arrive_from_now_on_with_name_payload_and_transaction() throws Exception {
        client.submit("event", "earlier", "not wanted");
        try (CloseableIterator<ChaincodeEvent> events = network.getChaincodeEvents("test")) {
            Envelope transaction = raw.transaction("event", "now", "payload");
            raw.submit(transaction);

            ChaincodeEvent event = events.next();

            assertThat(event.getEventName()).isEqualTo("now");
            assertThat(TestClient.text(event.getPayload())).isEqualTo("payload");
            assertThat(event.getChaincodeName()).isEqualTo("test");
            assertThat(event.getTransactionId()).isEqualTo(RawClient.transactionId(transaction));
            assertThat(event.getBlockNumber())
                    .isEqualTo(raw.status(event.getTransactionId()).getBlockNumber());
        }
    }

    @Test
    void events_are_replayed_from_a_block() throws Exception {
        long start = NETWORK.network().ledger().height();
        client.submit("event", "first", "1");
        client.submit("put", "no event", "x");
        client.submit("event", "second", "2");

        assertThat(names(network.newChaincodeEventsRequest("test").startBlock(start), 2))
                .containsExactly("first", "second");
    }

    @Test
    void events_are_replayed_after_a_transaction_of_the_same_block() throws Exception {
        List<Envelope> transactions = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            transactions.add(raw.transaction("event", name, name));
        }
        transactions.forEach(raw::submit);
        String second = RawClient.transactionId(transactions.get(1));
        long block = raw.status(second).getBlockNumber();
        assertThat(raw.status(RawClient.transactionId(transactions.get(2))).getBlockNumber())
                .isEqualTo(block);
        client.submit("event", "d", "d");

        // The start block is ignored when the transaction is on the ledger.
        assertThat(names(after(0, second), 2)).containsExactly("c", "d");
    }

    @Test
    void an_unknown_after_transaction_falls_back_to_the_block_and_skips_everything() throws Exception {
        long start = NETWORK.network().ledger().height();
        client.submit("event", "skipped", "1");

        try (CloseableIterator<ChaincodeEvent> events = after(start, "no such id")
                .build()
                .getEvents(options -> options.withDeadlineAfter(400, TimeUnit.MILLISECONDS))) {
            assertThatThrownBy(events::hasNext).hasMessageContaining("DEADLINE_EXCEEDED");
        }
    }

    @Test
    void only_valid_transactions_have_events() throws Exception {
        long start = NETWORK.network().ledger().height();
        Envelope invalid =
                raw.sign(raw.endorse(raw.draft("event", "invalid", "1").sign(), "DataBureauMSP"));
        raw.submit(invalid);
        assertThat(raw.codeOf(invalid)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        client.submit("event", "valid", "2");

        assertThat(names(network.newChaincodeEventsRequest("test").startBlock(start), 1))
                .containsExactly("valid");
    }

    @Test
    void a_future_block_is_waited_for() throws Exception {
        long future = NETWORK.network().ledger().height() + 1;
        try (CloseableIterator<ChaincodeEvent> events = network.newChaincodeEventsRequest("test")
                .startBlock(future)
                .build()
                .getEvents()) {
            client.submit("event", "too early", "1");
            client.submit("event", "in time", "2");

            assertThat(events.next().getEventName()).isEqualTo("in time");
        }
    }

    @Test
    void refuses_oldest_and_newest_as_start() {
        for (SeekPosition position : List.of(
                SeekPosition.newBuilder()
                        .setOldest(SeekOldest.getDefaultInstance())
                        .build(),
                SeekPosition.newBuilder()
                        .setNewest(SeekNewest.getDefaultInstance())
                        .build())) {
            assertThatThrownBy(() -> raw.gateway()
                            .chaincodeEvents(request("countersign", position))
                            .next())
                    .hasMessageStartingWith("INVALID_ARGUMENT: invalid start position type: ");
        }
    }

    @Test
    void refuses_an_unknown_channel_and_a_wrong_signature() {
        SignedChaincodeEventsRequest request = request("countersign", SeekPosition.getDefaultInstance());

        assertThatThrownBy(() -> raw.gateway()
                        .chaincodeEvents(request("elsewhere", SeekPosition.getDefaultInstance()))
                        .next())
                .hasMessageStartingWith("PERMISSION_DENIED");
        assertThatThrownBy(() -> raw.gateway()
                        .chaincodeEvents(request.toBuilder()
                                .setSignature(ByteString.copyFromUtf8("none"))
                                .build())
                        .next())
                .hasMessageStartingWith("PERMISSION_DENIED");
    }

    /** As a client resumes that has processed this transaction of this block last. */
    private ChaincodeEventsRequest.Builder after(long block, String transactionId) {
        InMemoryCheckpointer checkpointer = new InMemoryCheckpointer();
        checkpointer.checkpointTransaction(block, transactionId);
        return network.newChaincodeEventsRequest("test").checkpoint(checkpointer);
    }

    private static List<String> names(ChaincodeEventsRequest.Builder request, int count) {
        List<String> names = new ArrayList<>();
        try (CloseableIterator<ChaincodeEvent> events = request.build().getEvents()) {
            while (names.size() < count) {
                names.add(events.next().getEventName());
            }
        }
        return names;
    }

    private SignedChaincodeEventsRequest request(String channelId, SeekPosition position) {
        ByteString request = org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest.newBuilder()
                .setChannelId(channelId)
                .setChaincodeId("test")
                .setIdentity(raw.identity().serialized())
                .setStartPosition(position)
                .build()
                .toByteString();
        return SignedChaincodeEventsRequest.newBuilder()
                .setRequest(request)
                .setSignature(raw.identity().sign(request))
                .build();
    }
}
