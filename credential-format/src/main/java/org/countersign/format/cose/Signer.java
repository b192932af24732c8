package org.countersign.format.cose;

import org.countersign.format.Bytes;
import org.countersign.format.Kid;

/** Port to a private key that signs. The key itself never passes through it. */
public interface Signer {
    Kid kid();

    /** That of the key: a key signs by one algorithm only. */
    SignatureAlgorithm algorithm();

    RawSignature sign(Bytes message);
}
