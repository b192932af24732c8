package org.countersign.format.ledger;

/** An organisation of the ledger, by the id of its membership service provider. */
public record MspId(String value) implements Comparable<MspId> {
    public MspId {
        Syntax.requireId(value, "MSP id");
    }

    @Override
    public int compareTo(MspId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
