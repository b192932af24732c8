package org.countersign.gateway.ledger;

import org.countersign.format.Bytes;
import org.countersign.format.ledger.TransactionId;

/**
 * A transaction as it goes to the ordering service, endorsed and signed. The bytes are opaque outside the adapter; keeping them is what makes a repeated submit
 * harmless, because the ledger takes a transaction id once.
 */
public record SignedEnvelope(String msp, TransactionId transaction, Bytes bytes) {}
