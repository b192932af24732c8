package org.countersign.format.ledger;

/** The id that a client made for one item. A hold is known by the id of the operation that placed it, a lot by that of the one that earned it. */
public record OperationId(String value) implements Comparable<OperationId> {
    public OperationId {
        Syntax.requireId(value, "operation id");
    }

    @Override
    public int compareTo(OperationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
