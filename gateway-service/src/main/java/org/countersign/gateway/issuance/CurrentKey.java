package org.countersign.gateway.issuance;

import org.countersign.format.IssuerId;
import org.countersign.gateway.keys.SigningKey;

/** Which key signs an issuer's certificates now. */
@FunctionalInterface
public interface CurrentKey {
    SigningKey of(IssuerId issuer);
}
