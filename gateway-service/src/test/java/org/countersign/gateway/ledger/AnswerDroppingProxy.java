package org.countersign.gateway.ledger;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the client and the ledger, passes every call on as it is, and drops those answers that a test chooses: the ledger has done its work then, and the
 * client is told that nobody answered.
 */
public final class AnswerDroppingProxy implements AutoCloseable {
    private static final int MAX_BYTES = 100 * 1024 * 1024;

    private final ManagedChannel ledger;
    private final int port;
    private Server server;
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile Predicate<String> drops = _ -> false;

    public AnswerDroppingProxy(String endpoint) throws IOException {
        this.ledger = Grpc.newChannelBuilder(endpoint, InsecureChannelCredentials.create())
                .maxInboundMessageSize(MAX_BYTES)
                .build();
        this.server = listen(0);
        this.port = server.getPort();
    }

    private Server listen(int on) throws IOException {
        return Grpc.newServerBuilderForPort(on, InsecureServerCredentials.create())
                .maxInboundMessageSize(MAX_BYTES)
                .fallbackHandlerRegistry(new EveryMethod())
                .build()
                .start();
    }

    public String endpoint() {
        return "127.0.0.1:" + port;
    }

    /** Cuts every connection, whatever is on its way, and listens again. */
    public void cut() throws IOException, InterruptedException {
        server.shutdownNow().awaitTermination();
        server = listen(port);
    }

    /** From now on the answers of the calls to methods of these names, such as {@code Submit}, are dropped. Streams of many answers are never touched. */
    public void drop(Predicate<String> methods) {
        drops = methods;
    }

    public int dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        server.shutdownNow();
        ledger.shutdownNow();
    }

    private final class EveryMethod extends HandlerRegistry {
        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
            var method = MethodDescriptor.<byte[], byte[]>newBuilder(new Raw(), new Raw())
                    .setFullMethodName(name)
                    .setType(MethodDescriptor.MethodType.UNKNOWN)
                    .build();
            return ServerMethodDefinition.create(method, new PassedOn());
        }
    }

    private final class PassedOn implements ServerCallHandler<byte[], byte[]> {
        @Override
        public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> client, Metadata headers) {
            var method = client.getMethodDescriptor();
            var call = ledger.newCall(method, CallOptions.DEFAULT);
            call.start(new Back(client, call, method.getBareMethodName()), headers);
            call.request(1);
            client.request(1);
            return new Forth(client, call);
        }
    }

    /** What the client sends. */
    private static final class Forth extends ServerCall.Listener<byte[]> {
        private final ServerCall<byte[], byte[]> client;
        private final ClientCall<byte[], byte[]> ledger;

        Forth(ServerCall<byte[], byte[]> client, ClientCall<byte[], byte[]> ledger) {
            this.client = client;
            this.ledger = ledger;
        }

        @Override
        public void onMessage(byte[] message) {
            ledger.sendMessage(message);
            client.request(1);
        }

        @Override
        public void onHalfClose() {
            ledger.halfClose();
        }

        @Override
        public void onCancel() {
            ledger.cancel("the client went away", null);
        }
    }

    /** What the ledger answers. */
    private final class Back extends ClientCall.Listener<byte[]> {
        private final ServerCall<byte[], byte[]> client;
        private final ClientCall<byte[], byte[]> ledger;
        private final boolean drop;
        private boolean headersSent;

        Back(ServerCall<byte[], byte[]> client, ClientCall<byte[], byte[]> ledger, @Nullable String method) {
            this.client = client;
            this.ledger = ledger;
            this.drop = method != null && drops.test(method);
        }

        @Override
        public void onHeaders(Metadata headers) {
            if (!drop) {
                headersSent = true;
                client.sendHeaders(headers);
            }
        }

        @Override
        public void onMessage(byte[] message) {
            if (!drop) {
                client.sendMessage(message);
            }
            ledger.request(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (drop) {
                dropped.incrementAndGet();
                client.close(Status.UNAVAILABLE.withDescription("the connection was cut"), new Metadata());
            } else {
                if (status.isOk() && !headersSent) {
                    client.sendHeaders(new Metadata());
                }
                client.close(status, trailers);
            }
        }
    }

    /** Messages as they are. */
    private static final class Raw implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
