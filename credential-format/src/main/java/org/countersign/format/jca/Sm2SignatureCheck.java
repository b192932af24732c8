package org.countersign.format.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import org.countersign.format.Bytes;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/**
 * Adds SM2 with SM3 to another check, by a provider that has {@code SM3withSM2} (Bouncy Castle). Only for networks that
 * chose {@link org.countersign.format.cose.AlgorithmProfile#WITH_SM2}.
 */
public final class Sm2SignatureCheck implements SignatureCheck {
    private final Provider provider;
    private final SignatureCheck others;

    public Sm2SignatureCheck(Provider provider, SignatureCheck others) {
        this.provider = provider;
        this.others = others;
    }

    @Override
    public boolean supports(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.SM2_SM3 || others.supports(algorithm);
    }

    @Override
    public boolean verifies(VerificationKey key, Bytes message, RawSignature signature) {
        if (key.algorithm() != SignatureAlgorithm.SM2_SM3) {
            return others.verifies(key, message, signature);
        }
        return SignatureAlgorithm.SM2_SM3.isWellFormed(signature) && verifiesSm2(key, message, signature);
    }

    private boolean verifiesSm2(VerificationKey key, Bytes message, RawSignature signature) {
        try {
            Signature verification = Signature.getInstance(JcaNames.signature(SignatureAlgorithm.SM2_SM3), provider);
            verification.initVerify(publicKey(key));
            verification.update(message.toArray());
            return verification.verify(DerSignature.encode(signature));
        } catch (SignatureException refused) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider " + provider.getName() + " cannot check SM2", e);
        }
    }

    private PublicKey publicKey(VerificationKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance(JcaNames.key(SignatureAlgorithm.SM2_SM3), provider)
                .generatePublic(new X509EncodedKeySpec(key.spki().toArray()));
    }
}
