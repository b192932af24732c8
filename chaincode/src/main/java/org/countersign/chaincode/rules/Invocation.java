package org.countersign.chaincode.rules;

import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.TransactionId;

/**
 * One transaction.
 *
 * @param claimedAt the timestamp of the transaction. It is the client's word: nothing is decided by it, but the clock floor may not pass
 *     it
 */
public record Invocation(Caller caller, TransactionId transaction, EpochSecond claimedAt) {}
