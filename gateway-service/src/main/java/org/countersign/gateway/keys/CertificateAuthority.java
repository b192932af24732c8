package org.countersign.gateway.keys;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.countersign.format.Bytes;

/** Vouches for signing keys towards those who know X.509 and no trust bundle: wallets, and verifiers of other makers. */
public interface CertificateAuthority {
    /** The trust anchor, a self-signed certificate in DER. It stays the same as long as its key does. */
    Bytes anchor();

    /**
     * What {@code x5c} holds for a key: certificates in DER, the key's own first, without the anchor (OpenID4VC HAIP 1.0). They hold at the time and for nine years
     * from then on, or as long as the anchor: verifiers ask for it whenever a credential is shown.
     *
     * @param address under which whoever signs is known; it stands in the certificate, because verifiers compare {@code iss} with it
     */
    List<Bytes> chain(SigningKey key, URI address, Instant at);
}
