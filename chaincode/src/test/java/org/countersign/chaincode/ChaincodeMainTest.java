package org.countersign.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Test;

/** The process as a peer meets it: over the stream, with the real shim and the real router. */
class ChaincodeMainTest {
    private static final String PACKAGE_ID = "countersign_1.0:" + "0".repeat(64);

    @Test
    void registers_and_runs_a_transaction_over_the_stream() throws Exception {
        int port = freePort();
        Thread server = serve(port);
        ManagedChannel channel = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
        try {
            Peer peer = new Peer();
            StreamObserver<ChaincodeMessage> out =
                    ChaincodeGrpc.newStub(channel).withWaitForReady().connect(peer);

            ChaincodeMessage register = peer.next();
            assertThat(register.getType()).isEqualTo(ChaincodeMessage.Type.REGISTER);
            assertThat(ChaincodeID.parseFrom(register.getPayload()).getName()).isEqualTo(PACKAGE_ID);
            out.onNext(
                    message(ChaincodeMessage.Type.REGISTERED, ByteString.EMPTY).build());
            out.onNext(message(ChaincodeMessage.Type.READY, ByteString.EMPTY).build());

            out.onNext(message(ChaincodeMessage.Type.TRANSACTION, advanceClock().toByteString())
                    .setProposal(proposal())
                    .build());
            Response response = answerUntilCompleted(peer, out);

            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getPayload().toStringUtf8())
                    .isEqualTo("{\"outcomes\":[{\"id\":\"a\",\"result\":\"APPLIED\"}]}");
        } finally {
            channel.shutdownNow();
            server.interrupt();
        }
    }

    @Test
    void says_what_is_missing_in_the_environment() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ChaincodeMain.serve(Map.of(ChaincodeMain.PACKAGE_ID, PACKAGE_ID)))
                .withMessageContaining(ChaincodeMain.ADDRESS);
    }

    @Test
    void peers_come_plain_where_no_certificate_is_given() {
        var properties = ChaincodeMain.properties(Map.of(ChaincodeMain.ADDRESS, "127.0.0.1:7052"));

        assertThat(properties.isTlsEnabled()).isFalse();
    }

    @Test
    void peers_come_by_tls_where_certificate_and_key_are_given() {
        var properties = ChaincodeMain.properties(Map.of(
                ChaincodeMain.ADDRESS, "127.0.0.1:7052",
                ChaincodeMain.TLS_CERTIFICATE, "server.crt",
                ChaincodeMain.TLS_KEY, "server.key"));

        assertThat(properties.isTlsEnabled()).isTrue();
        assertThat(properties.getKeyCertChainFile()).isEqualTo("server.crt");
        assertThat(properties.getKeyFile()).isEqualTo("server.key");
    }

    @Test
    void a_certificate_without_its_key_is_refused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ChaincodeMain.properties(
                        Map.of(ChaincodeMain.ADDRESS, "127.0.0.1:7052", ChaincodeMain.TLS_CERTIFICATE, "server.crt")))
                .withMessageContaining(ChaincodeMain.TLS_KEY);
    }

    @Test
    void reads_host_and_port() {
        InetSocketAddress address = ChaincodeMain.address("127.0.0.1:7052");

        assertThat(address.getPort()).isEqualTo(7052);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> ChaincodeMain.address("7052"));
    }

    /** Answers state requests as an empty ledger does. */
    private static Response answerUntilCompleted(Peer peer, StreamObserver<ChaincodeMessage> out)
            throws InterruptedException, InvalidProtocolBufferException {
        while (true) {
            ChaincodeMessage request = peer.next();
            switch (request.getType()) {
                case GET_STATE ->
                    out.onNext(message(ChaincodeMessage.Type.RESPONSE, ByteString.EMPTY)
                            .build());
                case PUT_STATE -> {
                    assertThat(PutState.parseFrom(request.getPayload()).getKey())
                            .startsWith("\u0000");
                    out.onNext(message(ChaincodeMessage.Type.RESPONSE, ByteString.EMPTY)
                            .build());
                }
                case COMPLETED -> {
                    return Response.parseFrom(request.getPayload());
                }
                default -> throw new AssertionError("unexpected " + request.getType());
            }
        }
    }

    private static ChaincodeInput advanceClock() {
        return ChaincodeInput.newBuilder()
                .addArgs(ByteString.copyFromUtf8("trust:apply"))
                .addArgs(ByteString.copyFromUtf8("{\"items\":[{\"id\":\"a\",\"op\":\"advanceClock\",\"to\":500}]}"))
                .build();
    }

    private static ChaincodeMessage.Builder message(ChaincodeMessage.Type type, ByteString payload) {
        return ChaincodeMessage.newBuilder()
                .setType(type)
                .setPayload(payload)
                .setChannelId("countersign")
                .setTxid("tx1");
    }

    private static SignedProposal proposal() {
        ChannelHeader channel = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setTxId("tx1")
                .setChannelId("countersign")
                .setTimestamp(Timestamp.newBuilder().setSeconds(1000))
                .build();
        SignatureHeader signature = SignatureHeader.newBuilder()
                .setCreator(ByteString.copyFrom(TestLedger.STEWARD))
                .setNonce(ByteString.copyFromUtf8("nonce"))
                .build();
        Header header = Header.newBuilder()
                .setChannelHeader(channel.toByteString())
                .setSignatureHeader(signature.toByteString())
                .build();
        return SignedProposal.newBuilder()
                .setProposalBytes(Proposal.newBuilder()
                        .setHeader(header.toByteString())
                        .build()
                        .toByteString())
                .build();
    }

    private static Thread serve(int port) {
        Thread server = new Thread(() -> {
            try {
                ChaincodeMain.serve(
                        Map.of(ChaincodeMain.ADDRESS, "127.0.0.1:" + port, ChaincodeMain.PACKAGE_ID, PACKAGE_ID));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        server.setDaemon(true);
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What the chaincode sends. */
    private static final class Peer implements StreamObserver<ChaincodeMessage> {
        private final BlockingQueue<ChaincodeMessage> messages = new LinkedBlockingQueue<>();

        ChaincodeMessage next() throws InterruptedException {
            ChaincodeMessage message = messages.poll(120, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("the chaincode sent nothing");
            }
            return message;
        }

        @Override
        public void onNext(ChaincodeMessage message) {
            messages.add(message);
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {}
    }
}
