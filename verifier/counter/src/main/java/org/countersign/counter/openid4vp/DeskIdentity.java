package org.countersign.counter.openid4vp;

import java.util.List;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.Sha256;
import org.countersign.format.cose.Signer;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.JwsKeyHint;

/**
 * The key by which the desk's service signs requests and receipts, and its certificates.
 *
 * @param chain the key's certificate first; without the trust anchor (HAIP 1.0, section 5)
 * @param dnsNames those of the key's certificate
 */
public record DeskIdentity(Signer signer, List<Bytes> chain, Set<String> dnsNames) {
    public DeskIdentity {
        chain = List.copyOf(chain);
        dnsNames = Set.copyOf(dnsNames);
    }

    /** The hash of the certificate, as {@code x509_hash} has it. */
    public String hash(Sha256 sha256) {
        return Base64Codec.URL.encode(sha256.digest(chain.getFirst()).value());
    }

    public JwsKeyHint.Chain hint() {
        return new JwsKeyHint.Chain(chain);
    }
}
