package org.countersign.gateway.ledger;

import java.time.Instant;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.ledger.TransactionId;

/**
 * A block as it was delivered, not yet believed: the header's hashes are claims until {@code projection} has recomputed them.
 *
 * @param envelopes the raw envelopes, which the data hash covers
 * @param transactions what was read out of them for our chaincode, in order; envelopes of other kinds are missing
 */
public record LedgerBlock(Header header, List<Bytes> envelopes, List<Transaction> transactions) {
    public LedgerBlock {
        envelopes = List.copyOf(envelopes);
        transactions = List.copyOf(transactions);
    }

    public long number() {
        return header.number();
    }

    /** The claims. */
    public record Header(long number, Bytes previousHash, Bytes dataHash) {}

    /**
     * One transaction of our chaincode, valid or not.
     *
     * @param time the client's word for when it was made
     * @param result the chaincode's answer, empty when it cannot be read (then the transaction is not valid)
     * @param writes the writes in our namespace in key order; only those of valid transactions mean anything
     */
    public record Transaction(
            LedgerPosition position,
            TransactionId id,
            ValidationCode code,
            Instant time,
            Bytes result,
            List<Write> writes) {
        public Transaction {
            writes = List.copyOf(writes);
        }
    }

    public record Write(String key, boolean delete, Bytes value) {}
}
