package org.countersign.gateway.authorization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the codes that pre-authorized offers carry (OpenID4VCI 1.0, section 4.1.1). */
public interface PreAuthorizedCodes {
    /** A fresh code for these credentials, good once and for a short time; only its hash is kept. */
    PreAuthorizedCode issue(List<GrantedCredential> credentials, boolean withTxCode);

    /** Makes the code worthless at once, for example because its offer was withdrawn. */
    void withdraw(PreAuthorizedCode code);

    /**
     * A code as its offer carries it.
     *
     * @param txCode digits that reach the citizen by another way; empty when none is needed
     */
    record PreAuthorizedCode(String value, Optional<String> txCode, Instant expiresAt) {
        /** Whoever has the code has the credentials. */
        @Override
        public String toString() {
            return "PreAuthorizedCode[expiresAt=" + expiresAt + "]";
        }
    }
}
