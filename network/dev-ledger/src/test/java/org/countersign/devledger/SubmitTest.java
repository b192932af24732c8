package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.RawClient;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the ordering service accepts and refuses. */
final class SubmitTest {
    private static final String REFUSED = "ABORTED: received unsuccessful response from orderer: status=";

    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension();

    private final RawClient raw = NETWORK.raw();

    @Test
    void a_resubmitted_envelope_is_a_duplicate_and_the_first_status_stays() throws Exception {
        Envelope transaction = raw.transaction("increment", "again");
        raw.submit(transaction);
        assertThat(raw.codeOf(transaction)).isEqualTo(TxValidationCode.VALID);
        long height = NETWORK.network().ledger().height();

        raw.submit(transaction);
        NETWORK.client().submit("put", "after", "x");

        assertThat(raw.codeOf(transaction)).isEqualTo(TxValidationCode.VALID);
        assertThat(NETWORK.client().evaluate("get", "again")).isEqualTo("1");
        assertThat(NETWORK.network().ledger().height()).isGreaterThan(height);
    }

    @Test
    void a_changed_byte_is_forbidden() {
        Envelope transaction = raw.transaction("put", "changed", "1");
        byte[] payload = transaction.getPayload().toByteArray();
        payload[payload.length - 1] ^= 1;

        assertThatThrownBy(() -> raw.submit(transaction.toBuilder()
                        .setPayload(ByteString.copyFrom(payload))
                        .build()))
                .hasMessageStartingWith(REFUSED + "FORBIDDEN, info=");
    }

    @Test
    void a_signature_with_high_s_is_forbidden() throws Exception {
        Envelope transaction = raw.transaction("put", "high", "1");

        Envelope highS = transaction.toBuilder()
                .setSignature(GatewayErrorsTest.highS(transaction.getSignature()))
                .build();

        assertThatThrownBy(() -> raw.submit(highS)).hasMessageStartingWith(REFUSED + "FORBIDDEN, info=");
    }

    @Test
    void a_missing_or_unsigned_envelope_is_an_invalid_argument() {
        assertThatThrownBy(() -> raw.gateway().submit(SubmitRequest.getDefaultInstance()))
                .hasMessage("INVALID_ARGUMENT: a prepared transaction is required");
        assertThatThrownBy(() ->
                        raw.submit(raw.endorse(raw.draft("put", "unsigned", "1").sign())))
                .hasMessage("INVALID_ARGUMENT: prepared transaction must be signed");
    }

    @Test
    void what_is_no_transaction_is_a_bad_request() {
        Envelope garbage = raw.sign(Envelope.newBuilder()
                .setPayload(ByteString.copyFromUtf8("\u0001 not protobuf"))
                .build());
        Envelope empty = raw.sign(Envelope.getDefaultInstance());

        assertThatThrownBy(() -> raw.submit(garbage)).hasMessageStartingWith(REFUSED + "BAD_REQUEST, info=");
        assertThatThrownBy(() -> raw.submit(empty)).hasMessage(REFUSED + "BAD_REQUEST, info=envelope has no header");
    }

    @Test
    void another_channel_is_a_bad_request() {
        assertThatThrownBy(() -> raw.submit(withHeader(header -> header.setChannelId("elsewhere"))))
                .hasMessage(REFUSED + "BAD_REQUEST, info=channel does not exist");
    }

    @Test
    void a_configuration_is_a_bad_request() {
        assertThatThrownBy(() -> raw.submit(withHeader(header -> header.setType(HeaderType.CONFIG_VALUE))))
                .hasMessage(REFUSED + "BAD_REQUEST, info=message is of type that cannot be processed directly");
    }

    @Test
    void more_than_the_absolute_maximum_is_a_bad_request() {
        Envelope transaction = raw.transaction("put", "large", "1");
        ByteString padding = ByteString.copyFrom(new byte[10 * 1024 * 1024]);
        Envelope large = raw.change(
                transaction,
                payload -> payload.toBuilder()
                        .setData(payload.getData().concat(padding))
                        .build());

        assertThatThrownBy(() -> raw.submit(large))
                .hasMessageMatching(REFUSED
                        + "BAD_REQUEST, info=message payload is \\d+ bytes and exceeds maximum allowed 10485760 bytes");
    }

    private interface HeaderChange {
        ChannelHeader.Builder apply(ChannelHeader.Builder header);
    }

    private Envelope withHeader(HeaderChange change) {
        return raw.change(raw.transaction("put", "header", "1"), payload -> {
            try {
                ByteString header = change.apply(
                                ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).toBuilder())
                        .build()
                        .toByteString();
                return payload.toBuilder()
                        .setHeader(payload.getHeader().toBuilder().setChannelHeader(header))
                        .build();
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
