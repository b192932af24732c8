package org.countersign.counter.openid4vp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.sdjwt.UnverifiedSdJwt;

/**
 * The keys that the certificates in a credential's {@code x5c} name as standing above them (OpenID4VP 1.0, section 6.1.1.1). The header is
 * signed by the issuer, so for a credential whose signature holds they are the issuer's word.
 */
final class AuthorityKeys {
    private AuthorityKeys() {}

    static List<String> in(String presentation) {
        List<String> keys = new ArrayList<>();
        try {
            for (Bytes certificate :
                    UnverifiedSdJwt.parseCredential(presentation).claimedCertificates()) {
                X509CertificateHolder holder = new X509CertificateHolder(certificate.toArray());
                AuthorityKeyIdentifier above =
                        holder.hasExtensions() ? AuthorityKeyIdentifier.fromExtensions(holder.getExtensions()) : null;
                if (above != null && above.getKeyIdentifierOctets() != null) {
                    keys.add(Base64Codec.URL.encode(Bytes.of(above.getKeyIdentifierOctets())));
                }
            }
        } catch (FormatException | IOException | IllegalArgumentException unreadable) {
            return List.of();
        }
        return keys;
    }
}
