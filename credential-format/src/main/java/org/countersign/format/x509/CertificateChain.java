package org.countersign.format.x509;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/**
 * Checks an {@code x5c} chain up to one of the configured anchors (RFC 5280 §6), everywhere, the browser included. It takes less
 * than the JVM's validator: keys on P-256 and Ed25519 in the whole chain, names equal byte by byte, and no extension that must
 * be understood but basic constraints and key usage. Certificates are not looked up for revocation: that an issuer's key was
 * compromised is said by the trust bundle.
 */
public final class CertificateChain {
    private final List<SignedCertificate> anchors;
    private final SignatureCheck signatures;

    /** Anchors in DER; a chain that brings one of them along is refused, as OpenID4VC HAIP demands. */
    public CertificateChain(List<Bytes> anchors, SignatureCheck signatures) throws FormatException {
        this.anchors = parsed(anchors);
        this.signatures = signatures;
    }

    /** The key of the first certificate, once the chain holds at that time. */
    public VerificationKey verify(List<Bytes> chain, Instant at) throws FormatException {
        require(!chain.isEmpty() && !anchors.isEmpty(), "expected certificates below a configured anchor");
        List<SignedCertificate> certificates = parsed(chain);
        for (SignedCertificate certificate : certificates) {
            require(anchors.stream().noneMatch(certificate::equals), "the chain brings its own anchor");
            require(certificate.isValidAt(at), "a certificate outside its time");
            require(certificate.uses().understood(), "an extension that is not understood");
        }
        SignedCertificate leaf = certificates.getFirst();
        require(leaf.uses().signs() && !leaf.uses().authority(), "the first certificate is not one for signing");
        for (int i = 1; i < certificates.size(); i++) {
            requireAuthority(certificates.get(i), certificates.subList(1, i));
            require(isSignedBy(certificates.get(i - 1), certificates.get(i)), "a signature that does not hold");
        }
        require(isBelowAnAnchor(certificates.getLast()), "the chain does not lead to a configured anchor");
        return leaf.key();
    }

    /** No stream: a browser waits for each signature, and what is waited for in a lambda makes all streams wait. */
    private boolean isBelowAnAnchor(SignedCertificate certificate) {
        for (SignedCertificate anchor : anchors) {
            if (isSignedBy(certificate, anchor)) {
                return true;
            }
        }
        return false;
    }

    /** One that issued itself anew does not count for the path. */
    private static void requireAuthority(SignedCertificate authority, List<SignedCertificate> below)
            throws FormatException {
        require(
                authority.uses().authority() && authority.uses().signsCertificates(),
                "a certificate in between that is no authority's");
        long length = below.stream()
                .filter(each -> !each.issuer().equals(each.subject()))
                .count();
        require(length <= authority.uses().longestPath().orElse(Integer.MAX_VALUE), "a path that is too long");
    }

    private boolean isSignedBy(SignedCertificate certificate, SignedCertificate issuer) {
        if (!certificate.issuer().equals(issuer.subject())
                || certificate.algorithm() != issuer.key().algorithm()) {
            return false;
        }
        try {
            RawSignature signature = certificate.algorithm() == SignatureAlgorithm.ES256
                    ? EcdsaSignature.raw(certificate.signature())
                    : RawSignature.of(certificate.signature());
            return signatures.verifies(issuer.key(), certificate.signed(), signature);
        } catch (FormatException malformed) {
            return false;
        }
    }

    private static List<SignedCertificate> parsed(List<Bytes> certificates) throws FormatException {
        List<SignedCertificate> parsed = new ArrayList<>();
        for (Bytes der : certificates) {
            parsed.add(SignedCertificate.parse(der));
        }
        return parsed;
    }

    private static void require(boolean met, String flaw) throws FormatException {
        if (!met) {
            throw new FormatException(FormatCode.X509_CHAIN, flaw);
        }
    }
}
