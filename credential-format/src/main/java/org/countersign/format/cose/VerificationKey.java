package org.countersign.format.cose;

import java.math.BigInteger;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;

/**
 * A public key as SubjectPublicKeyInfo, known to be a point of its curve: P-256, Ed25519 (never one of small order) or
 * sm2p256v1. Each key has one encoding, and its kind alone decides the algorithm.
 */
public record VerificationKey(Bytes spki) {
    /** SEQUENCE{ SEQUENCE{ id-ecPublicKey, prime256v1 }, BIT STRING of an uncompressed point }. */
    private static final Bytes P256 = Bytes.ofHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
    /** The same with sm2p256v1, 1.2.156.10197.1.301. */
    private static final Bytes SM2 = Bytes.ofHex("3059301306072a8648ce3d020106082a811ccf5501822d03420004");
    /** SEQUENCE{ SEQUENCE{ id-Ed25519 }, BIT STRING } (RFC 8410). */
    private static final Bytes ED25519 = Bytes.ofHex("302a300506032b6570032100");

    private static final int COORDINATE = 32;

    public VerificationKey {
        Optional<FormatCode> flaw = flawOf(spki);
        if (flaw.isPresent()) {
            throw new IllegalArgumentException("not a public key: " + flaw.get());
        }
    }

    /** The key on P-256 with these coordinates, each of 32 bytes. */
    public static VerificationKey ofPoint(Bytes x, Bytes y) throws FormatException {
        return ofSpki(joined(P256, x, y));
    }

    /** The key for Ed25519 with this encoded point, 32 bytes. */
    public static VerificationKey ofEd25519(Bytes point) throws FormatException {
        return ofSpki(joined(ED25519, point));
    }

    public static VerificationKey ofSpki(Bytes spki) throws FormatException {
        Optional<FormatCode> flaw = flawOf(spki);
        if (flaw.isPresent()) {
            throw new FormatException(
                    flaw.get(), "expected the SubjectPublicKeyInfo of a point on P-256, Ed25519 or sm2p256v1");
        }
        return new VerificationKey(spki);
    }

    public SignatureAlgorithm algorithm() {
        return kindOf(spki).orElseThrow(() -> new IllegalStateException("a key has a kind"));
    }

    public Kid kid(Sha256 sha256) {
        return new Kid(sha256.digest(spki).value().slice(0, Kid.LENGTH));
    }

    private static Optional<FormatCode> flawOf(Bytes spki) {
        Optional<SignatureAlgorithm> kind = kindOf(spki);
        if (kind.isEmpty()) {
            return Optional.of(FormatCode.KEY_FORM);
        }
        boolean onCurve = switch (kind.get()) {
            case ES256 -> isPoint(PrimeCurve.P256, spki);
            case EDDSA -> Edwards25519.isPoint(spki.slice(ED25519.length(), spki.length()));
            case SM2_SM3 -> isPoint(PrimeCurve.SM2, spki);
        };
        return onCurve ? Optional.empty() : Optional.of(FormatCode.KEY_NOT_ON_CURVE);
    }

    private static Optional<SignatureAlgorithm> kindOf(Bytes spki) {
        if (begins(spki, P256, 2 * COORDINATE)) {
            return Optional.of(SignatureAlgorithm.ES256);
        }
        if (begins(spki, ED25519, Edwards25519.LENGTH)) {
            return Optional.of(SignatureAlgorithm.EDDSA);
        }
        return begins(spki, SM2, 2 * COORDINATE) ? Optional.of(SignatureAlgorithm.SM2_SM3) : Optional.empty();
    }

    private static boolean begins(Bytes spki, Bytes prefix, int rest) {
        return spki.length() == prefix.length() + rest
                && spki.slice(0, prefix.length()).equals(prefix);
    }

    private static boolean isPoint(PrimeCurve curve, Bytes spki) {
        int y = spki.length() - COORDINATE;
        return curve.isPoint(number(spki.slice(y - COORDINATE, y)), number(spki.slice(y, spki.length())));
    }

    private static BigInteger number(Bytes bytes) {
        return new BigInteger(1, bytes.toArray());
    }

    private static Bytes joined(Bytes... parts) {
        StringBuilder hex = new StringBuilder();
        for (Bytes part : parts) {
            hex.append(part.hex());
        }
        return Bytes.ofHex(hex.toString());
    }
}
