package org.countersign.format.ledger;

/** The id of a certificate; also the id of the item that registers it. */
public record CertificateId(String value) implements Comparable<CertificateId> {
    public CertificateId {
        Syntax.requireId(value, "certificate id");
    }

    /** The same id, as that of the item that registers the certificate. */
    public OperationId asOperationId() {
        return new OperationId(value);
    }

    @Override
    public int compareTo(CertificateId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
