package org.countersign.format.ledger;

/** A pseudonym under which a resident collects points. Who it is, the ledger never learns. */
public record AccountId(String value) implements Comparable<AccountId> {
    public AccountId {
        Syntax.requireId(value, "account id");
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
