package org.countersign.format.jca;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;

/**
 * Checks an {@code x5c} chain up to one of the configured anchors (RFC 5280 §6), with the JDK's validator. Certificates are not looked
 * up for revocation: that an issuer's key was compromised is said by the trust bundle.
 */
public final class JcaCertificateChain {
    private final Set<TrustAnchor> anchors;

    /** Anchors in DER; a chain that brings one of them along is refused, as OpenID4VC HAIP demands. */
    public JcaCertificateChain(List<Bytes> anchors) throws FormatException {
        Set<TrustAnchor> set = new HashSet<>();
        for (Bytes anchor : anchors) {
            set.add(new TrustAnchor(certificate(anchor), null));
        }
        this.anchors = Set.copyOf(set);
    }

    /** The key of the first certificate, once the chain holds at that time. */
    public VerificationKey verify(List<Bytes> chain, Instant at) throws FormatException {
        if (chain.isEmpty() || anchors.isEmpty()) {
            throw new FormatException(FormatCode.X509_CHAIN, "expected certificates below a configured anchor");
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (Bytes der : chain) {
            X509Certificate certificate = certificate(der);
            if (anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()))) {
                throw new FormatException(FormatCode.X509_CHAIN, "the chain brings its own anchor");
            }
            certificates.add(certificate);
        }
        requireSigner(certificates.getFirst());
        validate(certificates, at);
        return JcaKeys.verificationKey(certificates.getFirst().getPublicKey());
    }

    /** A certificate that may issue others, or that is kept for something else than signing, signs no credentials. */
    private static void requireSigner(X509Certificate leaf) throws FormatException {
        boolean[] usage = leaf.getKeyUsage();
        boolean signs = usage == null || usage[0];
        if (!signs || leaf.getBasicConstraints() >= 0) {
            throw new FormatException(FormatCode.X509_CHAIN, "the first certificate is not one for signing");
        }
    }

    private void validate(List<X509Certificate> certificates, Instant at) throws FormatException {
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(certificates), parameters);
        } catch (GeneralSecurityException refused) {
            throw new FormatException(FormatCode.X509_CHAIN, "the chain does not lead to a configured anchor");
        }
    }

    private static X509Certificate certificate(Bytes der) throws FormatException {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(der.toArray());
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            if (in.available() == 0 && certificate instanceof X509Certificate x509) {
                return x509;
            }
        } catch (GeneralSecurityException malformed) {
            throw new FormatException(FormatCode.X509_FORM, "not a certificate");
        }
        throw new FormatException(FormatCode.X509_FORM, "bytes behind the certificate");
    }
}
