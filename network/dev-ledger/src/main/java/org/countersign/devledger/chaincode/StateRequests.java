package org.countersign.devledger.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.countersign.devledger.simulation.SimulationException;
import org.countersign.devledger.store.StateKey;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetHistoryForKey;
import org.hyperledger.fabric.protos.peer.GetQueryResult;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMetadata;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.QueryMetadata;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.hyperledger.fabric.protos.peer.StateMetadataResult;

/** Answers what a chaincode asks during a transaction: one method per kind of request, each returns the payload of the RESPONSE. */
final class StateRequests {
    private final ChaincodeInvoker invoker;

    StateRequests(ChaincodeInvoker invoker) {
        this.invoker = invoker;
    }

    ByteString answer(ChaincodeMessage request, TransactionContext context)
            throws SimulationException, ChaincodeException, InvalidProtocolBufferException, InterruptedException {
        ByteString payload = request.getPayload();
        return switch (request.getType()) {
            case GET_STATE -> getState(GetState.parseFrom(payload), context);
            case PUT_STATE -> putState(PutState.parseFrom(payload), context);
            case DEL_STATE -> deleteState(DelState.parseFrom(payload), context);
            case GET_STATE_METADATA -> getStateMetadata(GetStateMetadata.parseFrom(payload), context);
            case GET_STATE_BY_RANGE -> getStateByRange(GetStateByRange.parseFrom(payload), context);
            case GET_HISTORY_FOR_KEY -> getHistory(GetHistoryForKey.parseFrom(payload), context);
            case QUERY_STATE_NEXT -> nextResults(QueryStateNext.parseFrom(payload), context);
            case QUERY_STATE_CLOSE -> closeQuery(QueryStateClose.parseFrom(payload), context);
            case INVOKE_CHAINCODE -> invokeChaincode(ChaincodeSpec.parseFrom(payload), context);
            case GET_QUERY_RESULT -> {
                refuseCollection(GetQueryResult.parseFrom(payload).getCollection(), context);
                throw new SimulationException("ExecuteQuery not supported for leveldb");
            }
            case PUT_STATE_METADATA ->
                throw new SimulationException("key-level endorsement policies are not supported by the dev-ledger");
            case GET_PRIVATE_DATA_HASH, PURGE_PRIVATE_DATA ->
                throw new SimulationException("private data is not supported by the dev-ledger");
            case UNDEFINED,
                    REGISTER,
                    REGISTERED,
                    INIT,
                    READY,
                    TRANSACTION,
                    COMPLETED,
                    ERROR,
                    RESPONSE,
                    KEEPALIVE,
                    WRITE_BATCH_STATE,
                    GET_STATE_MULTIPLE,
                    UNRECOGNIZED -> throw new IllegalStateException("not a request: " + request.getType());
        };
    }

    private static ByteString getState(GetState request, TransactionContext context) throws SimulationException {
        refuseCollection(request.getCollection(), context);
        return context.params().simulator().getState(key(context, request.getKey()));
    }

    private static ByteString putState(PutState request, TransactionContext context) throws SimulationException {
        refuseCollection(request.getCollection(), context);
        context.params().simulator().setState(key(context, request.getKey()), request.getValue());
        return ByteString.EMPTY;
    }

    private static ByteString deleteState(DelState request, TransactionContext context) throws SimulationException {
        refuseCollection(request.getCollection(), context);
        context.params().simulator().setState(key(context, request.getKey()), ByteString.EMPTY);
        return ByteString.EMPTY;
    }

    private static ByteString getStateMetadata(GetStateMetadata request, TransactionContext context)
            throws SimulationException {
        refuseCollection(request.getCollection(), context);
        // No key has metadata here, but asking is a read of the key, as in Fabric.
        var _ = context.params().simulator().getState(key(context, request.getKey()));
        return StateMetadataResult.getDefaultInstance().toByteString();
    }

    private static ByteString getStateByRange(GetStateByRange request, TransactionContext context)
            throws SimulationException, InvalidProtocolBufferException {
        refuseCollection(request.getCollection(), context);
        QueryMetadata metadata = QueryMetadata.parseFrom(request.getMetadata());
        var simulator = context.params().simulator();
        if (metadata.getPageSize() == 0 && metadata.getBookmark().isEmpty()) {
            var iterator = simulator.range(context.namespace(), request.getStartKey(), request.getEndKey());
            return QueryResponses.nextBatch(context, context.open(iterator)).toByteString();
        }
        String start = metadata.getBookmark().isEmpty() ? request.getStartKey() : metadata.getBookmark();
        var iterator = simulator.paginatedRange(context.namespace(), start, request.getEndKey());
        return QueryResponses.page(context, context.open(iterator), metadata.getPageSize())
                .toByteString();
    }

    private static ByteString getHistory(GetHistoryForKey request, TransactionContext context) {
        var iterator = context.params().simulator().history(key(context, request.getKey()));
        return QueryResponses.nextBatch(context, context.open(iterator)).toByteString();
    }

    private static ByteString nextResults(QueryStateNext request, TransactionContext context)
            throws SimulationException {
        var query =
                context.query(request.getId()).orElseThrow(() -> new SimulationException("query iterator not found"));
        return QueryResponses.nextBatch(context, query).toByteString();
    }

    private static ByteString closeQuery(QueryStateClose request, TransactionContext context) {
        context.closeQuery(request.getId());
        return QueryResponse.newBuilder().setId(request.getId()).build().toByteString();
    }

    private ByteString invokeChaincode(ChaincodeSpec request, TransactionContext context)
            throws SimulationException, ChaincodeException, InterruptedException {
        String[] target = request.getChaincodeId().getName().split("/", 2);
        if (target.length == 2 && !target[1].equals(context.params().channelId())) {
            throw new SimulationException("failed to find ledger for channel: " + target[1]);
        }
        // "cc:version" is accepted and the version ignored, as in Fabric.
        String name = target[0].split(":", 2)[0];
        try {
            return invoker.invoke(context.params(), name, request.getInput()).toByteString();
        } catch (ChaincodeException e) {
            throw new ChaincodeException("execute failed: " + e.getMessage(), e);
        }
    }

    private static StateKey key(TransactionContext context, String key) {
        return new StateKey(context.namespace(), key);
    }

    private static void refuseCollection(String collection, TransactionContext context) throws SimulationException {
        if (!collection.isEmpty()) {
            throw new SimulationException("private data is not supported by the dev-ledger: collection [" + collection
                    + "] of chaincode [" + context.namespace() + "]");
        }
    }
}
