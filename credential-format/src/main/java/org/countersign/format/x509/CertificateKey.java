package org.countersign.format.x509;

import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;

/**
 * The public key inside a certificate (RFC 5280 §4.1). Nothing is verified: the caller looks the key up among those that he trusts, or
 * has the chain checked.
 */
public final class CertificateKey {
    private CertificateKey() {}

    /** Refuses what is not one DER certificate, and a key that is none of ours. */
    public static VerificationKey of(Bytes der) throws FormatException {
        DerReader outside = new DerReader(der);
        DerReader certificate = outside.enter(DerReader.SEQUENCE);
        outside.requireEnd();
        DerReader signed = certificate.enter(DerReader.SEQUENCE);
        certificate.take(DerReader.SEQUENCE); // signature algorithm
        certificate.take(DerReader.BIT_STRING);
        certificate.requireEnd();
        signed.take(
                DerReader.CONTEXT_0); // version: only version 3 has extensions, and all of today's certificates have
        // some
        signed.take(DerReader.INTEGER); // serial number
        signed.take(DerReader.SEQUENCE); // signature algorithm
        signed.take(DerReader.SEQUENCE); // issuer
        signed.take(DerReader.SEQUENCE); // validity
        signed.take(DerReader.SEQUENCE); // subject
        return VerificationKey.ofSpki(signed.take(DerReader.SEQUENCE));
    }
}
