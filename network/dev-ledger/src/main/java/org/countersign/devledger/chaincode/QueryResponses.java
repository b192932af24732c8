package org.countersign.devledger.chaincode;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.countersign.devledger.chaincode.TransactionContext.OpenQuery;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.QueryResultBytes;

/** Cuts query results into messages. */
final class QueryResponses {
    /** Results per message. A message says that there is more only when the next result is already known. */
    private static final int BATCH = 100;
    /** Fabric's totalQueryLimit: beyond it the result is cut silently. */
    static final int TOTAL_LIMIT = 100_000;

    private QueryResponses() {}

    static QueryResponse nextBatch(TransactionContext context, OpenQuery query) {
        QueryResponse.Builder response = QueryResponse.newBuilder().setId(query.id());
        query.kept.ifPresent(result -> add(response, result));
        query.kept = Optional.empty();
        while (query.returned < TOTAL_LIMIT) {
            Optional<ByteString> result = query.iterator().next();
            if (result.isEmpty()) {
                break;
            }
            query.returned++;
            if (response.getResultsCount() == BATCH) {
                query.kept = result;
                return response.setHasMore(true).build();
            }
            add(response, result.get());
        }
        context.closeQuery(query.id());
        return response.build();
    }

    static QueryResponse page(TransactionContext context, OpenQuery query, int pageSize) {
        int limit = pageSize > 0 ? Math.min(pageSize, TOTAL_LIMIT) : TOTAL_LIMIT;
        QueryResponse.Builder response = QueryResponse.newBuilder().setId(query.id());
        while (response.getResultsCount() < limit) {
            Optional<ByteString> result = query.iterator().next();
            if (result.isEmpty()) {
                break;
            }
            add(response, result.get());
        }
        context.closeQuery(query.id());
        return response.setMetadata(QueryResponseMetadata.newBuilder()
                        .setFetchedRecordsCount(response.getResultsCount())
                        .setBookmark(query.iterator().bookmark())
                        .build()
                        .toByteString())
                .build();
    }

    private static void add(QueryResponse.Builder response, ByteString result) {
        response.addResults(QueryResultBytes.newBuilder().setResultBytes(result));
    }
}
