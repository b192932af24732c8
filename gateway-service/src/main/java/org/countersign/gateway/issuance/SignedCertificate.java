package org.countersign.gateway.issuance;

import org.countersign.format.Digest;
import org.countersign.format.Kid;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.status.StatusReference;

/**
 * A certificate that is signed and not yet written.
 *
 * @param businessKey keyed hash of type and identity fields
 * @param hash of the signed pass; what the ledger registers
 */
public record SignedCertificate(
        CertificateId id,
        CheckedCertificate certificate,
        Digest businessKey,
        StatusReference status,
        Kid key,
        SignedPass pass,
        Digest hash) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "SignedCertificate[" + id + "]";
    }
}
