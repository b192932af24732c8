package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.ChaincodeEventsRequest;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.FileCheckpointer;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chaincode events: which arrive, in which order, from where on. */
@OnEachLedger
class EventsSystemTest {
    private final LedgerClient client;
    private final Network network;

    EventsSystemTest(RunningLedger ledger) {
        this.client = ledger.client();
        this.network = client.network();
    }

    @Test
    void events_arrive_from_now_on_with_name_payload_and_transaction() throws Exception {
        client.submit("event", "earlier", "not wanted");
        try (CloseableIterator<ChaincodeEvent> events = network.getChaincodeEvents(LedgerNetwork.TEST)) {
            Status status = client.commit("event", "now", "payload");

            ChaincodeEvent event = events.next();

            assertThat(event.getEventName()).isEqualTo("now");
            assertThat(LedgerClient.text(event.getPayload())).isEqualTo("payload");
            assertThat(event.getChaincodeName()).isEqualTo("test");
            assertThat(event.getTransactionId()).isEqualTo(status.getTransactionId());
            assertThat(event.getBlockNumber()).isEqualTo(status.getBlockNumber());
        }
    }

    @Test
    void all_events_are_replayed_from_block_0_in_the_order_of_the_ledger() throws Exception {
        client.submit("event", "before the replay", "1");

        List<ChaincodeEvent> events = new ArrayList<>();
        try (CloseableIterator<ChaincodeEvent> replay = network.newChaincodeEventsRequest(LedgerNetwork.TEST)
                .startBlock(0)
                .build()
                .getEvents()) {
            while (events.isEmpty() || !events.getLast().getEventName().equals("before the replay")) {
                events.add(replay.next());
            }
        }

        assertThat(events).extracting(ChaincodeEvent::getBlockNumber).isSorted();
        assertThat(events).extracting(ChaincodeEvent::getTransactionId).doesNotHaveDuplicates();
    }

    @Test
    void events_are_replayed_from_a_block() throws Exception {
        long start = client.now();
        client.submit("event", "first", "1");
        client.submit("put", "no event", "x");
        client.submit("event", "second", "2");

        assertThat(names(network.newChaincodeEventsRequest(LedgerNetwork.TEST).startBlock(start), 2))
                .containsExactly("first", "second");
    }

    @Test
    void events_are_replayed_after_a_transaction_whatever_the_start_block() throws Exception {
        List<Transaction> transactions = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            transactions.add(client.endorsed("event", name, name));
        }
        List<Status> statuses = LedgerClient.together(transactions);
        client.submit("event", "d", "d");

        String second = statuses.get(1).getTransactionId();
        assertThat(names(after(0, second), 2)).containsExactly("c", "d");
        assertThat(names(after(statuses.get(1).getBlockNumber(), second), 2)).containsExactly("c", "d");
    }

    @Test
    void a_checkpoint_that_is_kept_in_a_file_resumes_without_gap_or_repetition(@TempDir Path folder) throws Exception {
        long start = client.now();
        for (String name : List.of("kept-1", "kept-2", "kept-3")) {
            client.submit("event", name, name);
        }
        Path file = folder.resolve("checkpoint.json");
        List<String> seen = new ArrayList<>();

        for (int i = 0; i < 3; i++) {
            try (FileCheckpointer checkpointer = new FileCheckpointer(file);
                    CloseableIterator<ChaincodeEvent> events = network.newChaincodeEventsRequest(LedgerNetwork.TEST)
                            .startBlock(start)
                            .checkpoint(checkpointer)
                            .build()
                            .getEvents()) {
                ChaincodeEvent event = events.next();
                seen.add(event.getEventName());
                checkpointer.checkpointChaincodeEvent(event);
            }
        }

        assertThat(seen).containsExactly("kept-1", "kept-2", "kept-3");
    }

    @Test
    void an_unknown_after_transaction_falls_back_to_the_block_and_skips_everything() throws Exception {
        long start = client.now();
        client.submit("event", "skipped", "1");

        assertSilent(after(start, "no such id"));
    }

    @Test
    void an_after_transaction_without_an_event_suppresses_all_that_follows() throws Exception {
        Status silent = client.commit("put", "no event at all", "x");
        client.submit("event", "suppressed", "1");

        assertSilent(after(0, silent.getTransactionId()));
    }

    @Test
    void only_valid_transactions_have_events() throws Exception {
        long start = client.now();
        Status invalid = client.endorsedBy(List.of(Member.DATA_BUREAU), "event", "invalid", "1")
                .submitAsync()
                .getStatus();
        assertThat(invalid.isSuccessful()).isFalse();
        client.submit("event", "valid", "2");

        assertThat(names(network.newChaincodeEventsRequest(LedgerNetwork.TEST).startBlock(start), 1))
                .containsExactly("valid");
    }

    @Test
    void only_events_of_the_chaincode_that_was_asked_for_arrive() throws Exception {
        long start = client.now();
        client.contract(LedgerNetwork.OTHER).submitTransaction("event", "of other", "1");
        client.submit("event", "of test", "2");
        client.contract(LedgerNetwork.OTHER).submitTransaction("event", "of other too", "3");

        assertThat(names(network.newChaincodeEventsRequest(LedgerNetwork.TEST).startBlock(start), 1))
                .containsExactly("of test");
        assertThat(names(network.newChaincodeEventsRequest(LedgerNetwork.OTHER).startBlock(start), 2))
                .containsExactly("of other", "of other too");
    }

    @Test
    void the_event_of_an_invoked_chaincode_is_nobodys() throws Exception {
        long start = client.now();
        client.submit("invokeOther", LedgerNetwork.OTHER, "", "event", "of the invoked,1");
        client.contract(LedgerNetwork.OTHER).submitTransaction("event", "its own", "2");

        assertThat(names(network.newChaincodeEventsRequest(LedgerNetwork.OTHER).startBlock(start), 1))
                .containsExactly("its own");
    }

    @Test
    void events_of_one_block_arrive_in_the_order_of_its_transactions() throws Exception {
        long start = client.now();
        List<SubmittedTransaction> submitted = new ArrayList<>();
        List<Transaction> endorsed = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            endorsed.add(client.endorsed("event", "ordered-" + i, "x"));
        }
        for (Transaction each : endorsed) {
            submitted.add(each.submitAsync());
        }
        for (SubmittedTransaction each : submitted) {
            assertThat(each.getStatus().isSuccessful()).isTrue();
        }

        assertThat(names(network.newChaincodeEventsRequest(LedgerNetwork.TEST).startBlock(start), 10))
                .containsExactly(
                        "ordered-0",
                        "ordered-1",
                        "ordered-2",
                        "ordered-3",
                        "ordered-4",
                        "ordered-5",
                        "ordered-6",
                        "ordered-7",
                        "ordered-8",
                        "ordered-9");
    }

    @Test
    void a_future_block_is_waited_for() throws Exception {
        long future = client.now() + 2;
        try (CloseableIterator<ChaincodeEvent> events = network.newChaincodeEventsRequest(LedgerNetwork.TEST)
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
            Refusal refusal = Refusal.of(() -> next(request(LedgerNetwork.CHANNEL, position), true));

            assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refusal.text()).startsWith("invalid start position type: ");
        }
    }

    @Test
    void refuses_an_unknown_channel() {
        Refusal refusal = Refusal.of(() -> next(request("elsewhere", SeekPosition.getDefaultInstance()), true));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        GatewayRuntimeException.class,
                        Code.PERMISSION_DENIED,
                        "Failed to get policy manager for channel [elsewhere]",
                        List.of()));
    }

    @Test
    void refuses_a_wrong_signature() {
        Refusal refusal =
                Refusal.of(() -> next(request(LedgerNetwork.CHANNEL, SeekPosition.getDefaultInstance()), false));

        assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
    }

    /** As a client resumes that has processed this transaction of this block last. */
    private ChaincodeEventsRequest.Builder after(long block, String transactionId) {
        InMemoryCheckpointer checkpointer = new InMemoryCheckpointer();
        checkpointer.checkpointTransaction(block, transactionId);
        return network.newChaincodeEventsRequest(LedgerNetwork.TEST).checkpoint(checkpointer);
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

    /** Nothing arrives until the deadline ends the call. */
    private static void assertSilent(ChaincodeEventsRequest.Builder request) {
        Refusal refusal = Refusal.of(() -> {
            try (CloseableIterator<ChaincodeEvent> events =
                    request.build().getEvents(options -> options.withDeadlineAfter(600, TimeUnit.MILLISECONDS))) {
                events.next();
            }
        });
        assertThat(refusal.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    }

    private void next(byte[] signedRequest, boolean rightlySigned) throws Exception {
        var parsed = org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest.parseFrom(signedRequest);
        byte[] message = rightlySigned ? parsed.getRequest().toByteArray() : "else".getBytes(StandardCharsets.UTF_8);
        try (CloseableIterator<ChaincodeEvent> events = client.gateway()
                .newSignedChaincodeEventsRequest(signedRequest, client.sign(message))
                .getEvents()) {
            events.next();
        }
    }

    private byte[] request(String channelId, SeekPosition position) throws Exception {
        var signed = org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest.parseFrom(
                network.newChaincodeEventsRequest(LedgerNetwork.TEST).build().getBytes());
        ByteString changed =
                org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest.parseFrom(signed.getRequest()).toBuilder()
                        .setChannelId(channelId)
                        .setStartPosition(position)
                        .build()
                        .toByteString();
        return signed.toBuilder().setRequest(changed).build().toByteArray();
    }
}
