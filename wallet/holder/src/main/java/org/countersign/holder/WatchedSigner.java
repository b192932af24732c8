package org.countersign.holder;

import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;

/** Signs with the device and remembers whether the signature held. */
final class WatchedSigner implements Signer {
    private final Signer device;
    private final VerificationKey holder;
    private final SignatureCheck signatures;
    private boolean held;

    WatchedSigner(Signer device, VerificationKey holder, SignatureCheck signatures) {
        this.device = device;
        this.holder = holder;
        this.signatures = signatures;
    }

    @Override
    public Kid kid() {
        return device.kid();
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return device.algorithm();
    }

    @Override
    public RawSignature sign(Bytes message) {
        RawSignature signature = device.sign(message);
        held = signatures.verifies(holder, message, signature);
        return signature;
    }

    /** Whether the last signature was one of the holder's key. */
    boolean held() {
        return held;
    }
}
