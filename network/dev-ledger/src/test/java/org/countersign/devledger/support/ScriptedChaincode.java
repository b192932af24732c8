package org.countersign.devledger.support;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.devledger.chaincode.ChaincodeDefinition;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;

/** A chaincode process of which the test writes every message: for what the shim never does. */
public final class ScriptedChaincode implements AutoCloseable {
    private static final String PACKAGE_ID = "scripted_1.0:0a0b0c";

    /** What the chaincode does when a transaction arrives. */
    public interface Script {
        void run(ChaincodeMessage transaction, Stream stream) throws Exception;
    }

    /** The chaincode's end of one stream. */
    public static final class Stream {
        private final StreamObserver<ChaincodeMessage> ledger;
        private final BlockingQueue<ChaincodeMessage> received = new LinkedBlockingQueue<>();

        private Stream(StreamObserver<ChaincodeMessage> ledger) {
            this.ledger = ledger;
        }

        public synchronized void send(ChaincodeMessage message) {
            ledger.onNext(message);
        }

        public ChaincodeMessage take() throws InterruptedException {
            ChaincodeMessage message = received.poll(10, TimeUnit.SECONDS);
            if (message == null) {
                throw new IllegalStateException("the ledger sent nothing");
            }
            return message;
        }

        /** Whether the ledger sends nothing for a while. */
        public boolean staysSilent() throws InterruptedException {
            return received.poll(300, TimeUnit.MILLISECONDS) == null;
        }

        public void complete(ChaincodeMessage transaction, int status, String message, String payload) {
            send(reply(transaction, ChaincodeMessage.Type.COMPLETED)
                    .setPayload(Response.newBuilder()
                            .setStatus(status)
                            .setMessage(message)
                            .setPayload(ByteString.copyFromUtf8(payload))
                            .build()
                            .toByteString())
                    .build());
        }

        public void end() {
            ledger.onCompleted();
        }
    }

    private final ChaincodeDefinition definition;
    private final Server server;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile String registersAs = PACKAGE_ID;
    private volatile Script script = (transaction, stream) -> stream.complete(transaction, 200, "", "");

    public ScriptedChaincode() {
        try {
            this.server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(new Service())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.definition = new ChaincodeDefinition("scripted", "1.0", PACKAGE_ID, "127.0.0.1", server.getPort());
    }

    public ChaincodeDefinition definition() {
        return definition;
    }

    public void onTransaction(Script newScript) {
        script = newScript;
    }

    public void registerAs(String packageId) {
        registersAs = packageId;
    }

    /** How often the ledger dialled. */
    public int streams() {
        return streams.get();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    public static ChaincodeMessage.Builder reply(ChaincodeMessage transaction, ChaincodeMessage.Type type) {
        return ChaincodeMessage.newBuilder()
                .setType(type)
                .setTxid(transaction.getTxid())
                .setChannelId(transaction.getChannelId());
    }

    private final class Service extends ChaincodeGrpc.ChaincodeImplBase {
        @Override
        public StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> ledger) {
            streams.incrementAndGet();
            Stream stream = new Stream(ledger);
            stream.send(ChaincodeMessage.newBuilder()
                    .setType(ChaincodeMessage.Type.REGISTER)
                    .setPayload(ChaincodeID.newBuilder()
                            .setName(registersAs)
                            .build()
                            .toByteString())
                    .build());
            return new StreamObserver<>() {
                @Override
                public void onNext(ChaincodeMessage message) {
                    switch (message.getType()) {
                        case TRANSACTION -> Thread.ofVirtual().start(() -> runScript(message, stream));
                        case RESPONSE, ERROR -> stream.received.add(message);
                        default -> {
                            // REGISTERED and READY
                        }
                    }
                }

                @Override
                public void onError(Throwable error) {
                    // The ledger went away.
                }

                @Override
                public void onCompleted() {
                    ledger.onCompleted();
                }
            };
        }
    }

    private void runScript(ChaincodeMessage transaction, Stream stream) {
        try {
            script.run(transaction, stream);
        } catch (Exception e) {
            stream.send(reply(transaction, ChaincodeMessage.Type.ERROR)
                    .setPayload(ByteString.copyFromUtf8("script failed: " + e))
                    .build());
        }
    }
}
