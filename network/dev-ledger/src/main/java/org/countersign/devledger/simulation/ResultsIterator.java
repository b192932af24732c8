package org.countersign.devledger.simulation;

import com.google.protobuf.ByteString;
import java.util.Optional;

/** Query results one by one, each already serialised as the chaincode expects it. */
public interface ResultsIterator {
    Optional<ByteString> next();

    /** The key at which the next page begins; empty at the end. Only for paginated range queries. */
    String bookmark();
}
