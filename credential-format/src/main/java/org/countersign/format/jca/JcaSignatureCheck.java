package org.countersign.format.jca;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import org.countersign.format.Bytes;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/**
 * Checks ES256 and Ed25519 with the first JCA provider that can; installing a faster one in front is all it takes to use
 * it. SM2 is the matter of {@link Sm2SignatureCheck}.
 */
public final class JcaSignatureCheck implements SignatureCheck {
    private final JcaPublicKeys keys = new JcaPublicKeys();

    @Override
    public boolean supports(SignatureAlgorithm algorithm) {
        return algorithm != SignatureAlgorithm.SM2_SM3;
    }

    @Override
    public boolean verifies(VerificationKey key, Bytes message, RawSignature signature) {
        SignatureAlgorithm algorithm = key.algorithm();
        if (!supports(algorithm) || !algorithm.isWellFormed(signature)) {
            return false;
        }
        try {
            Signature verification = Signature.getInstance(JcaNames.signature(algorithm));
            verification.initVerify(keys.of(key));
            verification.update(message.toArray());
            return verifies(verification, signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot check " + algorithm, e);
        }
    }

    private static boolean verifies(Signature verification, RawSignature signature) {
        try {
            return verification.verify(signature.value().toArray());
        } catch (SignatureException e) {
            // Some providers throw for signatures that cannot be right, instead of saying so.
            return false;
        }
    }
}
