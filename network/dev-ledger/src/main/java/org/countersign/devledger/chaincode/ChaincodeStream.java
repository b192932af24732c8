package org.countersign.devledger.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.countersign.devledger.simulation.SimulationException;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's end of one stream: handshake, then transactions side by side. Requests are answered on their own threads; sends are
 * serialised; after the end of the stream every transaction on it fails.
 */
final class ChaincodeStream implements StreamObserver<ChaincodeMessage> {
    private static final Logger LOG = System.getLogger(ChaincodeStream.class.getName());

    /** The process broke the protocol: dialling it again at once would not help. */
    static final class ProtocolViolation extends Exception {
        private static final long serialVersionUID = 1L;

        ProtocolViolation(String reason) {
            super(reason);
        }
    }

    private enum State {
        CREATED,
        READY,
        ENDED
    }

    private final String packageId;
    private final StateRequests requests;
    private final Executor executor;
    private final CompletableFuture<StreamObserver<ChaincodeMessage>> outbound = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Map<String, TransactionContext> contexts = new ConcurrentHashMap<>();
    private final Object sending = new Object();
    private volatile State state = State.CREATED;

    ChaincodeStream(String packageId, StateRequests requests, Executor executor) {
        this.packageId = packageId;
        this.requests = requests;
        this.executor = executor;
    }

    /** Must be called once, with the observer that gRPC returned for this one. */
    void connectedTo(StreamObserver<ChaincodeMessage> chaincode) {
        outbound.complete(chaincode);
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    boolean isReady() {
        return state == State.READY;
    }

    ChaincodeMessage execute(TransactionParams params, String namespace, ChaincodeMessage message, Duration timeout)
            throws ChaincodeException, InterruptedException {
        TransactionContext context = new TransactionContext(params, namespace);
        String id = contextId(params.channelId(), params.transactionId());
        if (contexts.putIfAbsent(id, context) != null) {
            throw new ChaincodeException("txid: " + params.transactionId() + "(" + params.channelId() + ") exists");
        }
        try {
            // Registered first, then looked at the state: whichever comes first, the end of the stream is not missed.
            if (state != State.READY) {
                throw new ChaincodeException("chaincode stream terminated");
            }
            send(message);
            return context.completion().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ChaincodeException("timeout expired while executing transaction", e);
        } catch (ExecutionException e) {
            throw new ChaincodeException("chaincode stream terminated", e);
        } finally {
            contexts.remove(id);
            context.finish();
        }
    }

    /** Says goodbye; the chaincode's own end of the stream, or whoever waits for it in vain, ends the rest. */
    void close() {
        failTransactions(new IllegalStateException("the ledger closed the stream"));
        synchronized (sending) {
            try {
                outbound.join().onCompleted();
            } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "the stream was closed already");
            }
        }
    }

    @Override
    public void onNext(ChaincodeMessage message) {
        switch (state) {
            case CREATED -> handshake(message);
            case READY -> receive(message);
            case ENDED -> LOG.log(Level.DEBUG, "message after the end of the stream: {0}", message.getType());
        }
    }

    @Override
    public void onError(Throwable error) {
        end(error);
    }

    @Override
    public void onCompleted() {
        end(new IllegalStateException("the chaincode closed the stream"));
    }

    private void handshake(ChaincodeMessage message) {
        if (message.getType() == ChaincodeMessage.Type.KEEPALIVE) {
            return;
        }
        if (message.getType() != ChaincodeMessage.Type.REGISTER) {
            fail("cannot handle message (" + message.getType() + ") while in created state");
            return;
        }
        try {
            String name = ChaincodeID.parseFrom(message.getPayload()).getName();
            if (!name.equals(packageId)) {
                fail("expected the chaincode to register as " + packageId + ", it registered as '" + name + "'");
                return;
            }
        } catch (InvalidProtocolBufferException e) {
            fail("the registration does not parse: " + e.getMessage());
            return;
        }
        send(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.REGISTERED)
                .build());
        send(ChaincodeMessage.newBuilder().setType(ChaincodeMessage.Type.READY).build());
        state = State.READY;
        ready.complete(null);
    }

    private void receive(ChaincodeMessage message) {
        switch (message.getType()) {
            case COMPLETED, ERROR -> {
                TransactionContext context = context(message);
                if (context != null) {
                    context.completion().complete(message);
                }
            }
            case GET_STATE,
                    PUT_STATE,
                    DEL_STATE,
                    GET_STATE_METADATA,
                    PUT_STATE_METADATA,
                    GET_STATE_BY_RANGE,
                    GET_QUERY_RESULT,
                    GET_HISTORY_FOR_KEY,
                    QUERY_STATE_NEXT,
                    QUERY_STATE_CLOSE,
                    GET_PRIVATE_DATA_HASH,
                    PURGE_PRIVATE_DATA,
                    INVOKE_CHAINCODE -> executor.execute(() -> answer(message));
            case KEEPALIVE -> {}
            case UNDEFINED,
                    REGISTER,
                    REGISTERED,
                    INIT,
                    READY,
                    TRANSACTION,
                    RESPONSE,
                    WRITE_BATCH_STATE,
                    GET_STATE_MULTIPLE,
                    UNRECOGNIZED -> fail("cannot handle message (" + message.getType() + ") while in ready state");
        }
    }

    private void answer(ChaincodeMessage request) {
        TransactionContext context = context(request);
        if (context == null) {
            String cause = request.getType() == ChaincodeMessage.Type.INVOKE_CHAINCODE
                    ? "could not get valid transaction"
                    : "no ledger context";
            send(error(request, cause));
            return;
        }
        if (!context.beginRequest()) {
            LOG.log(
                    Level.WARNING,
                    "[{0}] another request is pending, dropped {1}",
                    request.getTxid(),
                    request.getType());
            return;
        }
        ChaincodeMessage response = response(request, context);
        context.endRequest();
        send(response);
    }

    private ChaincodeMessage response(ChaincodeMessage request, TransactionContext context) {
        try {
            ByteString payload;
            // A context that finishes meanwhile (timeout, lost stream) waits for the request, or the request finds it
            // finished. An invocation of another chaincode takes long and guards itself.
            if (request.getType() == ChaincodeMessage.Type.INVOKE_CHAINCODE) {
                payload = requests.answer(request, context);
            } else {
                synchronized (context) {
                    if (context.isFinished()) {
                        return error(request, "no ledger context");
                    }
                    payload = requests.answer(request, context);
                }
            }
            return reply(request, ChaincodeMessage.Type.RESPONSE)
                    .setPayload(payload)
                    .build();
        } catch (SimulationException | ChaincodeException e) {
            return error(request, e.getMessage());
        } catch (InvalidProtocolBufferException e) {
            return error(request, "unmarshal failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error(request, "the ledger is stopping");
        } catch (RuntimeException e) {
            // The edge of a thread: the chaincode must get its one answer whatever happened.
            LOG.log(Level.ERROR, "request of a chaincode failed", e);
            return error(request, "panic during execution");
        }
    }

    private static ChaincodeMessage error(ChaincodeMessage request, @Nullable String cause) {
        String text = request.getType() + " failed: transaction ID: " + request.getTxid() + ": " + cause;
        // The Java contract sees only that a response was unsuccessful, so the cause must be found here.
        LOG.log(Level.WARNING, text);
        return reply(request, ChaincodeMessage.Type.ERROR)
                .setPayload(ByteString.copyFromUtf8(text))
                .build();
    }

    private static ChaincodeMessage.Builder reply(ChaincodeMessage request, ChaincodeMessage.Type type) {
        return ChaincodeMessage.newBuilder()
                .setType(type)
                .setTxid(request.getTxid())
                .setChannelId(request.getChannelId());
    }

    private void send(ChaincodeMessage message) {
        synchronized (sending) {
            try {
                outbound.join().onNext(message);
            } catch (IllegalStateException e) {
                end(e);
            }
        }
    }

    private void fail(String reason) {
        LOG.log(Level.WARNING, "chaincode {0}: {1}, ending the stream", packageId, reason);
        end(new ProtocolViolation(reason));
    }

    private void end(Throwable cause) {
        failTransactions(cause);
        ended.complete(null);
    }

    private void failTransactions(Throwable cause) {
        state = State.ENDED;
        ready.completeExceptionally(cause);
        contexts.values().forEach(context -> context.completion().completeExceptionally(cause));
    }

    private @Nullable TransactionContext context(ChaincodeMessage message) {
        return contexts.get(contextId(message.getChannelId(), message.getTxid()));
    }

    private static String contextId(String channelId, String transactionId) {
        return channelId + "/" + transactionId;
    }
}
