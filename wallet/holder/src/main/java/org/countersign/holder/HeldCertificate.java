package org.countersign.holder;

import org.countersign.format.pass.SignedPass;

/** A certificate in a wallet. Made by {@link KeepPass}, which verifies, or read back by {@link WalletCodec}. */
public record HeldCertificate(HeldId id, CertificateFacts facts, SignedPass pass) {
    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "HeldCertificate[" + id + ", " + facts + "]";
    }
}
