package org.countersign.format.ledger;

/** A kind of points. Points of different schemes never mix. */
public record SchemeId(String value) implements Comparable<SchemeId> {
    public SchemeId {
        Syntax.requireId(value, "scheme id");
    }

    @Override
    public int compareTo(SchemeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
