package org.countersign.format.ledger;

/** One item of a request to the ledger. Its id is the client's, and makes it idempotent. */
public sealed interface RequestItem permits CertificateItem, CreditItem, TrustItem {
    OperationId itemId();
}
