package org.countersign.devledger.chaincode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.devledger.simulation.ResultsIterator;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/** One transaction that executes on one stream: its open queries, and the final message when it comes. */
final class TransactionContext {
    private final TransactionParams params;
    private final String namespace;
    private final Map<String, OpenQuery> queries = new HashMap<>();
    private final CompletableFuture<ChaincodeMessage> completion = new CompletableFuture<>();
    private final AtomicBoolean requestOutstanding = new AtomicBoolean();
    private long queriesOpened;
    private boolean finished;

    TransactionContext(TransactionParams params, String namespace) {
        this.params = params;
        this.namespace = namespace;
    }

    /** A query whose results were not all sent yet. */
    static final class OpenQuery {
        private final String id;
        private final ResultsIterator iterator;
        /** Results that were taken from the iterator, sent or kept for the next message. */
        int returned;
        /** The first result of the next message, known before this one says that there is more. */
        Optional<com.google.protobuf.ByteString> kept = Optional.empty();

        OpenQuery(String id, ResultsIterator iterator) {
            this.id = id;
            this.iterator = iterator;
        }

        String id() {
            return id;
        }

        ResultsIterator iterator() {
            return iterator;
        }
    }

    TransactionParams params() {
        return params;
    }

    String namespace() {
        return namespace;
    }

    CompletableFuture<ChaincodeMessage> completion() {
        return completion;
    }

    /** False when the transaction has a request that is not answered yet. */
    boolean beginRequest() {
        return requestOutstanding.compareAndSet(false, true);
    }

    void endRequest() {
        requestOutstanding.set(false);
    }

    OpenQuery open(ResultsIterator iterator) {
        // Unique within the transaction is enough: the chaincode can only name queries of its own transaction.
        OpenQuery query = new OpenQuery(namespace + "-" + ++queriesOpened, iterator);
        queries.put(query.id(), query);
        return query;
    }

    Optional<OpenQuery> query(String id) {
        return Optional.ofNullable(queries.get(id));
    }

    void closeQuery(String id) {
        queries.remove(id);
    }

    /** After this no request reaches the simulation any more, so its results are final. */
    synchronized void finish() {
        finished = true;
        queries.clear();
    }

    boolean isFinished() {
        return finished;
    }
}
