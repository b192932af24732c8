package org.countersign.devledger.store;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Where a transaction id was first seen on the ledger, and what became of it. */
public record TransactionRecord(String transactionId, Version position, TxValidationCode code) {}
