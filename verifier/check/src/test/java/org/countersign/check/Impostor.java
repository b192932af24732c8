package org.countersign.check;

import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;

/** Signs with its own key under somebody else's key id. */
record Impostor(Kid kid, Signer own) implements Signer {
    @Override
    public SignatureAlgorithm algorithm() {
        return own.algorithm();
    }

    @Override
    public RawSignature sign(Bytes message) {
        return own.sign(message);
    }
}
