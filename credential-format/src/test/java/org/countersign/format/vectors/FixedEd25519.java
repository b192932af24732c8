package org.countersign.format.vectors;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;

/** An Ed25519 key pair that everybody knows, made from its name. For tests only. */
record FixedEd25519(Kid kid, VerificationKey key, Ed25519PrivateKeyParameters secret) implements Signer {

    static FixedEd25519 of(String name) {
        byte[] text = ("countersign test key: Ed25519 " + name).getBytes(StandardCharsets.UTF_8);
        Bytes seed = new JcaSha256().digest(Bytes.of(text)).value();
        Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(seed.toArray(), 0);
        try {
            VerificationKey key = VerificationKey.ofEd25519(
                    Bytes.of(secret.generatePublicKey().getEncoded()));
            return new FixedEd25519(key.kid(new JcaSha256()), key, secret);
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.EDDSA;
    }

    @Override
    public RawSignature sign(Bytes message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        byte[] bytes = message.toArray();
        signer.update(bytes, 0, bytes.length);
        return new RawSignature(Bytes.of(signer.generateSignature()));
    }

    /** Secrets are printed nowhere, even those that everybody knows. */
    @Override
    public String toString() {
        return "FixedEd25519[" + kid + "]";
    }
}
