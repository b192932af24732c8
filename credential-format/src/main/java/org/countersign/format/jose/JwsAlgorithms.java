package org.countersign.format.jose;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;

/** The algorithms of our keys by their names in JOSE (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2). */
final class JwsAlgorithms {
    /** The later name of EdDSA with an Ed25519 key: read, not written, since fewer readers know it. */
    private static final String ED25519 = "Ed25519";

    private JwsAlgorithms() {}

    static String nameFor(Signer signer) {
        return signer.algorithm()
                .joseName()
                .orElseThrow(() -> new IllegalArgumentException(signer.algorithm() + " has no place in JOSE"));
    }

    static boolean isOf(VerificationKey key, String name) {
        return key.algorithm().joseName().filter(name::equals).isPresent()
                || (key.algorithm() == SignatureAlgorithm.EDDSA && name.equals(ED25519));
    }

    /** Holders' devices do not all write the small s, so it is not asked for here: nothing is identified by a JWS. */
    static RawSignature signature(VerificationKey key, Bytes value) throws FormatException {
        if (value.length() != RawSignature.LENGTH || !key.algorithm().isWellFormed(new RawSignature(value))) {
            throw new FormatException(FormatCode.JWS_SIGNATURE_FORM, "not two numbers of 32 bytes within range");
        }
        return new RawSignature(value);
    }
}
