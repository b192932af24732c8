package org.countersign.gateway.keys;

import org.countersign.format.IssuerId;

/** The keys that sign what leaves the gateway. */
public interface SigningKeys {
    /** Signs trust bundles; counters pin its public key. */
    SigningKey root();

    /** Signs status lists. */
    SigningKey status();

    /** Signs the certificates of one issuer; made, and on disk, before this returns for the first time. */
    SigningKey issuing(IssuerId issuer);
}
