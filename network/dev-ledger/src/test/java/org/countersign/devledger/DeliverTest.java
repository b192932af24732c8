package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.UnaryOperator;
import org.countersign.devledger.support.DeliverClient;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.RawClient;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Block delivery beyond what the client library asks: seek positions and statuses. */
final class DeliverTest {
    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension();

    private final RawClient raw = NETWORK.raw();
    private final DeliverClient deliver = new DeliverClient(raw);

    @BeforeAll
    static void some_blocks() throws Exception {
        for (int i = 0; i < 4; i++) {
            NETWORK.client().submit("event", "event-" + i, "payload");
        }
    }

    @Test
    void newest_to_newest_is_one_block() {
        assertThat(deliver.blocks(DeliverClient.newest(), DeliverClient.newest()))
                .hasSize(1);
    }

    @Test
    void one_stream_answers_several_requests() throws Exception {
        List<DeliverResponse> responses = deliver.exchange(
                deliver.request(DeliverClient.number(0), DeliverClient.number(0), info -> info),
                deliver.request(DeliverClient.number(1), DeliverClient.number(2), info -> info));

        assertThat(responses)
                .extracting(response -> response.hasBlock()
                        ? "block " + response.getBlock().getHeader().getNumber()
                        : response.getStatus().name())
                .containsExactly("block 0", "SUCCESS", "block 1", "block 2", "SUCCESS");
    }

    @Test
    void refuses_a_start_beyond_the_next_block() {
        assertThat(deliver.status(DeliverClient.number(1_000_000), DeliverClient.number(1_000_001)))
                .isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void refuses_a_stop_before_the_start() {
        assertThat(deliver.status(DeliverClient.number(2), DeliverClient.number(1)))
                .isEqualTo(Status.BAD_REQUEST);
    }

    @Test
    void refuses_to_wait_when_asked_not_to() {
        List<DeliverResponse> responses = deliver.exchange(deliver.request(
                DeliverClient.nextCommit(),
                DeliverClient.number(Long.MAX_VALUE),
                info -> info.setBehavior(SeekInfo.SeekBehavior.FAIL_IF_NOT_READY)));

        assertThat(responses)
                .singleElement()
                .extracting(DeliverResponse::getStatus)
                .isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void refuses_a_request_without_start_or_stop() {
        assertThat(statusOf(
                        deliver.request(DeliverClient.oldest(), DeliverClient.oldest(), SeekInfo.Builder::clearStart)))
                .isEqualTo(Status.BAD_REQUEST);
        assertThat(statusOf(
                        deliver.request(DeliverClient.oldest(), DeliverClient.oldest(), SeekInfo.Builder::clearStop)))
                .isEqualTo(Status.BAD_REQUEST);
    }

    @Test
    void refuses_an_unknown_channel_a_missing_timestamp_and_one_that_is_off() {
        assertThat(statusOf(withHeader(header -> header.setChannelId("elsewhere"))))
                .isEqualTo(Status.NOT_FOUND);
        assertThat(statusOf(withHeader(ChannelHeader.Builder::clearTimestamp))).isEqualTo(Status.BAD_REQUEST);
        assertThat(statusOf(withHeader(header -> header.setTimestamp(header.getTimestamp().toBuilder()
                        .setSeconds(header.getTimestamp().getSeconds() - 16 * 60)))))
                .isEqualTo(Status.BAD_REQUEST);
    }

    @Test
    void refuses_who_is_no_reader() {
        Envelope request = deliver.request(DeliverClient.oldest(), DeliverClient.oldest(), info -> info);

        assertThat(statusOf(request.toBuilder()
                        .setSignature(raw.identity().sign(ByteString.copyFromUtf8("something else")))
                        .build()))
                .isEqualTo(Status.FORBIDDEN);
    }

    @Test
    void refuses_what_does_not_parse() {
        assertThat(statusOf(Envelope.newBuilder()
                        .setPayload(ByteString.copyFromUtf8("\u0001 not protobuf"))
                        .build()))
                .isEqualTo(Status.BAD_REQUEST);
    }

    private Status statusOf(Envelope request) {
        List<DeliverResponse> responses = deliver.exchange(request);
        assertThat(responses).hasSize(1);
        return responses.getFirst().getStatus();
    }

    private Envelope withHeader(UnaryOperator<ChannelHeader.Builder> change) {
        return deliver.request(DeliverClient.oldest(), DeliverClient.oldest(), info -> info, change);
    }
}
