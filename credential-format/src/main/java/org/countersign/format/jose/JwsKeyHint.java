package org.countersign.format.jose;

import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.cose.VerificationKey;

/** How a header that we write says which key signed: by one way at most, because some readers refuse two. */
public sealed interface JwsKeyHint {
    /** The reader knows: a holder's key stands in the credential. */
    record None() implements JwsKeyHint {}

    /** Our key id, as 16 hex digits. */
    record KeyId(Kid kid) implements JwsKeyHint {}

    /** The public key itself (RFC 7515 §4.1.3): whoever reads it must know by other means whose it is. */
    record Key(VerificationKey key) implements JwsKeyHint {}

    /** Certificates in DER, the signer's first, without the trust anchor. */
    record Chain(List<Bytes> certificates) implements JwsKeyHint {
        public Chain {
            certificates = List.copyOf(certificates);
            if (certificates.isEmpty() || certificates.size() > JwsHeader.MAX_CERTIFICATES) {
                throw new IllegalArgumentException("a chain has 1 to " + JwsHeader.MAX_CERTIFICATES + " certificates");
            }
        }
    }
}
