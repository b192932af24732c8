package org.countersign.holder;

import java.util.Optional;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.SignedPass;

/**
 * A certificate in a wallet. Made by {@link KeepPass}, which verifies, or read back by {@link WalletCodec}. {@code holder}
 * is the public key that the pass names; a pass without one is for paper, and nobody can show it live.
 */
public record HeldCertificate(HeldId id, CertificateFacts facts, SignedPass pass, Optional<VerificationKey> holder) {
    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "HeldCertificate[" + id + ", " + facts + "]";
    }
}
