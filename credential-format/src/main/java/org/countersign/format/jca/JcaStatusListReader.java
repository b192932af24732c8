package org.countersign.format.jca;

import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.status.UnverifiedStatusListJwt;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.x509.CertificateKey;

/**
 * Reads status lists as JWT by the certificates in their {@code x5c}, for verifiers that know trust anchors and no trust bundle
 * (OpenID4VC HAIP 1.0). A counter needs none of this: its bundle has the key.
 */
public final class JcaStatusListReader {
    private final JcaCertificateChain chain;
    private final SignatureCheck check;

    public JcaStatusListReader(JcaCertificateChain chain, SignatureCheck check) {
        this.chain = chain;
        this.check = check;
    }

    /** The list, once its signature holds under the first certificate's key and the chain held when it was signed. */
    public VerifiedStatusList read(String jwt) throws FormatException {
        UnverifiedStatusListJwt parsed = UnverifiedStatusListJwt.parse(jwt, new JcaSha256());
        List<Bytes> certificates = parsed.claimedCertificates();
        if (certificates.isEmpty()) {
            throw new FormatException(FormatCode.X509_CHAIN, "expected certificates in x5c");
        }
        VerifiedStatusList verified = parsed.verify(CertificateKey.of(certificates.getFirst()), check);
        chain.verify(certificates, verified.token().issuedAt());
        return verified;
    }
}
