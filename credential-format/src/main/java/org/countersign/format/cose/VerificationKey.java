package org.countersign.format.cose;

import java.math.BigInteger;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;

/** A public key on P-256 as SubjectPublicKeyInfo, known to lie on the curve. Its kind alone decides the algorithm. */
public record VerificationKey(Bytes spki) {
    /** SEQUENCE{ SEQUENCE{ id-ecPublicKey, prime256v1 }, BIT STRING of an uncompressed point }: one encoding only. */
    private static final Bytes PREFIX = Bytes.ofHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private static final int COORDINATE = 32;

    public VerificationKey {
        Optional<FormatCode> flaw = flawOf(spki);
        if (flaw.isPresent()) {
            throw new IllegalArgumentException("not a key on P-256: " + flaw.get());
        }
    }

    /** The key with these coordinates, each of 32 bytes. */
    public static VerificationKey ofPoint(Bytes x, Bytes y) throws FormatException {
        return ofSpki(Bytes.ofHex(PREFIX.hex() + x.hex() + y.hex()));
    }

    public static VerificationKey ofSpki(Bytes spki) throws FormatException {
        Optional<FormatCode> flaw = flawOf(spki);
        if (flaw.isPresent()) {
            throw new FormatException(flaw.get(), "expected the SubjectPublicKeyInfo of a point on P-256");
        }
        return new VerificationKey(spki);
    }

    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ES256;
    }

    public Kid kid(Sha256 sha256) {
        return new Kid(sha256.digest(spki).value().slice(0, Kid.LENGTH));
    }

    private static Optional<FormatCode> flawOf(Bytes spki) {
        int start = PREFIX.length();
        if (spki.length() != start + 2 * COORDINATE || !spki.slice(0, start).equals(PREFIX)) {
            return Optional.of(FormatCode.KEY_FORM);
        }
        BigInteger x = number(spki.slice(start, start + COORDINATE));
        BigInteger y = number(spki.slice(start + COORDINATE, start + 2 * COORDINATE));
        return P256.isPoint(x, y) ? Optional.empty() : Optional.of(FormatCode.KEY_NOT_ON_CURVE);
    }

    private static BigInteger number(Bytes bytes) {
        return new BigInteger(1, bytes.toArray());
    }
}
