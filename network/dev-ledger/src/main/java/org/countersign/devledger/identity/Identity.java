package org.countersign.devledger.identity;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** Somebody whose certificate chains to an organisation of the channel, with the one role that the certificate gives. */
public record Identity(String mspId, Role role, X509Certificate certificate) {

    /**
     * Whether the certificate may be used now. Asked where a request enters, never when a block is validated: validation must give the
     * same result on every peer at any time.
     */
    public boolean isCurrent(Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }
}
