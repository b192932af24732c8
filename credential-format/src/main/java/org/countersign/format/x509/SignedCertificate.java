package org.countersign.format.x509;

import java.time.Instant;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.VerificationKey;

/**
 * One certificate of version 3 that parsed (RFC 5280 §4.1), as far as a chain needs it. Nothing is verified.
 *
 * @param signed the bytes under the signature
 * @param issuer the name of who signed it, in DER
 * @param subject the name of who it is about, in DER
 * @param signature as it stands in the certificate: for ECDSA a SEQUENCE of two INTEGERs
 */
record SignedCertificate(
        Bytes der,
        Bytes signed,
        Bytes issuer,
        Bytes subject,
        Instant notBefore,
        Instant notAfter,
        VerificationKey key,
        Uses uses,
        SignatureAlgorithm algorithm,
        Bytes signature) {

    private static final Bytes VERSION_3 = Bytes.ofHex("a003020102");
    /** ecdsa-with-SHA256, RFC 5758 §3.2, without parameters. */
    private static final Bytes ECDSA_SHA256 = Bytes.ofHex("300a06082a8648ce3d040302");
    /** id-Ed25519, RFC 8410 §3. */
    private static final Bytes ED25519 = Bytes.ofHex("300506032b6570");

    static SignedCertificate parse(Bytes der) throws FormatException {
        DerReader outside = new DerReader(der);
        DerReader certificate = outside.enter(DerReader.SEQUENCE);
        outside.requireEnd();
        Bytes signed = certificate.take(DerReader.SEQUENCE);
        Bytes algorithm = certificate.take(DerReader.SEQUENCE);
        Bytes signature = wholeBytes(certificate.content(DerReader.BIT_STRING));
        certificate.requireEnd();

        DerReader fields = new DerReader(signed).enter(DerReader.SEQUENCE);
        if (!fields.take(DerReader.CONTEXT_0).equals(VERSION_3)) {
            throw DerReader.refuse("another version than 3");
        }
        fields.take(DerReader.INTEGER); // serial number
        if (!fields.take(DerReader.SEQUENCE).equals(algorithm)) {
            throw DerReader.refuse("two signature algorithms");
        }
        Bytes issuer = fields.take(DerReader.SEQUENCE);
        DerReader validity = fields.enter(DerReader.SEQUENCE);
        Instant notBefore = DerTime.next(validity);
        Instant notAfter = DerTime.next(validity);
        validity.requireEnd();
        Bytes subject = fields.take(DerReader.SEQUENCE);
        VerificationKey key = VerificationKey.ofSpki(fields.take(DerReader.SEQUENCE));
        Uses uses = fields.isAtEnd() ? Uses.UNSAID : Uses.read(fields.enter(DerReader.CONTEXT_3));
        fields.requireEnd();
        return new SignedCertificate(
                der, signed, issuer, subject, notBefore, notAfter, key, uses, algorithm(algorithm), signature);
    }

    boolean isValidAt(Instant time) {
        return !time.isBefore(notBefore) && !time.isAfter(notAfter);
    }

    private static SignatureAlgorithm algorithm(Bytes identifier) throws FormatException {
        if (identifier.equals(ECDSA_SHA256)) {
            return SignatureAlgorithm.ES256;
        }
        if (identifier.equals(ED25519)) {
            return SignatureAlgorithm.EDDSA;
        }
        throw DerReader.refuse("a signature algorithm that is none of ours");
    }

    /** The first byte counts the bits that are not used in the last. */
    private static Bytes wholeBytes(Bytes bits) throws FormatException {
        if (bits.length() < 1 || bits.toArray()[0] != 0) {
            throw DerReader.refuse("a signature that is not of whole bytes");
        }
        return bits.slice(1, bits.length());
    }
}
