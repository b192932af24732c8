package org.countersign.format.ledger;

/** The form of one copy of a certificate, for example {@code counter-pass}. */
public record FormCode(String value) implements Comparable<FormCode> {
    public FormCode {
        Syntax.requireId(value, "form code");
    }

    @Override
    public int compareTo(FormCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
