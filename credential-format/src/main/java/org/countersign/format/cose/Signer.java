package org.countersign.format.cose;

import org.countersign.format.Bytes;
import org.countersign.format.Kid;

/** Port to a private key that signs ES256. The key itself never passes through it. */
public interface Signer {
    Kid kid();

    Es256Signature sign(Bytes message);
}
