package org.countersign.format.ledger;

import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;

/** A key that an issuer signs certificates with. Once ended, in either way, it registers nothing more. */
public record IssuerKey(
        Kid id,
        IssuerId issuer,
        SignatureAlgorithm algorithm,
        PublicKeyInfo publicKey,
        EpochSecond notBefore,
        Optional<EpochSecond> notAfter,
        Optional<EpochSecond> retiredAt,
        Optional<EpochSecond> compromisedAt)
        implements LedgerRecord {
    @Override
    public StateKey<IssuerKey> key() {
        return StateKey.key(id);
    }
}
