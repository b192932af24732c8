package org.countersign.chaincode;

import java.util.Iterator;
import java.util.List;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/** Results of a query, out of a list. */
final class ListResults<T> implements QueryResultsIterator<T>, QueryResultsIteratorWithMetadata<T> {
    private final List<T> results;
    private final String bookmark;

    ListResults(List<T> results, String bookmark) {
        this.results = List.copyOf(results);
        this.bookmark = bookmark;
    }

    @Override
    public Iterator<T> iterator() {
        return results.iterator();
    }

    @Override
    public void close() {}

    @Override
    public QueryResponseMetadata getMetadata() {
        return QueryResponseMetadata.newBuilder()
                .setBookmark(bookmark)
                .setFetchedRecordsCount(results.size())
                .build();
    }
}
