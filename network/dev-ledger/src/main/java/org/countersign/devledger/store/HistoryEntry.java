package org.countersign.devledger.store;

import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;

/** One valid transaction's write to one key. */
public record HistoryEntry(StateKey key, Version version, KeyModification modification) {}
