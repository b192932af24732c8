package org.countersign.format.ledger;

/** An agency where points are spent. */
public record PartnerId(String value) implements Comparable<PartnerId> {
    public PartnerId {
        Syntax.requireId(value, "partner id");
    }

    @Override
    public int compareTo(PartnerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
