package org.countersign.format.ledger;

import java.util.List;

/** Every version of a certificate, newest first. */
public record CertificateHistory(List<Version> versions) {
    public CertificateHistory {
        versions = List.copyOf(versions);
    }

    /**
     * One version.
     *
     * @param claimedAt the timestamp of the transaction, which is its client's word
     */
    public record Version(TransactionId transaction, EpochSecond claimedAt, Certificate certificate) {}
}
