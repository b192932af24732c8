package org.countersign.format.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import org.countersign.format.Bytes;
import org.countersign.format.cose.Es256Signature;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/** Checks signatures with the first JCA provider that can; installing a faster one in front is all it takes to use it. */
public final class JcaSignatureCheck implements SignatureCheck {
    static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    @Override
    public boolean verifies(VerificationKey key, Bytes message, Es256Signature signature) {
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(publicKey(key));
            verification.update(message.toArray());
            return verifies(verification, signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot check ES256", e);
        }
    }

    private static boolean verifies(Signature verification, Es256Signature signature) {
        try {
            return verification.verify(signature.value().toArray());
        } catch (SignatureException e) {
            // Some providers throw for signatures that cannot be right, instead of saying so.
            return false;
        }
    }

    private static PublicKey publicKey(VerificationKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(key.spki().toArray()));
    }
}
