package org.countersign.devledger.store;

import java.util.Collection;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;

/** Everything that one block changes on disk. It is written whole or not at all. */
public record BlockCommit(
        Block block,
        Collection<StateUpdate> updates,
        List<HistoryEntry> history,
        List<TransactionRecord> transactions,
        List<Long> orderedSequences) {}
