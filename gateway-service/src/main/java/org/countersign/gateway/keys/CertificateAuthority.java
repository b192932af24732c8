package org.countersign.gateway.keys;

import java.time.Instant;
import java.util.List;
import org.countersign.format.Bytes;

/** Vouches for signing keys towards those who know X.509 and no trust bundle: wallets, and verifiers of other makers. */
public interface CertificateAuthority {
    /** The trust anchor, a self-signed certificate in DER. It stays the same as long as its key does. */
    Bytes anchor();

    /**
     * What {@code x5c} holds for a key: certificates in DER, the key's own first, without the anchor (OpenID4VC HAIP 1.0). They hold at the time and for weeks
     * from then on.
     */
    List<Bytes> chain(SigningKey key, Instant at);
}
