package org.countersign.gateway.keys;

import org.countersign.format.Digest;

/** HMAC-SHA-256 under one secret key and for one purpose. */
public interface KeyedHash {
    /** Of the parts as a list: {@code ("ab","c")} and {@code ("a","bc")} differ. */
    Digest of(String... parts);

    enum Purpose {
        /** Pseudonyms of credit accounts. */
        ACCOUNT("mac-account"),
        /** Blind indexes over encrypted columns. */
        INDEX("mac-index"),
        /** Fingerprints of requests that may hold personal data. */
        IDEMPOTENCY("mac-idempotency");

        private final String alias;

        Purpose(String alias) {
            this.alias = alias;
        }

        String alias() {
            return alias;
        }
    }
}
