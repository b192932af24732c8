package org.countersign.format.ledger;

/** The id that Fabric gives a transaction. */
public record TransactionId(String value) implements Comparable<TransactionId> {
    public TransactionId {
        Syntax.requireId(value, "transaction id");
    }

    @Override
    public int compareTo(TransactionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
