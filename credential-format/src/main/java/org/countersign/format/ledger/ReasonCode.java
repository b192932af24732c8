package org.countersign.format.ledger;

/** Why a certificate changed its status. A code, never a sentence: sentences hold personal data. */
public record ReasonCode(String value) implements Comparable<ReasonCode> {
    public ReasonCode {
        Syntax.requireId(value, "reason code");
    }

    @Override
    public int compareTo(ReasonCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
