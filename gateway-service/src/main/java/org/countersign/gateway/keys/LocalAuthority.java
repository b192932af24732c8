package org.countersign.gateway.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.format.Bytes;
import org.countersign.format.Kid;

/** The authority whose key lies beside the signing keys. A leaf is made when it is first asked for and renewed long before it ends; it is kept in memory only. */
final class LocalAuthority implements CertificateAuthority {
    private static final Duration LIFE = Duration.ofDays(180);
    /** More than the longest life of a status list, which must not outlive the certificate that vouches for it. */
    private static final Duration LEAST_LEFT = Duration.ofDays(60);
    /** For readers whose clocks are behind ours, and for credentials that name only the day on which they were issued. */
    private static final Duration BEHIND = Duration.ofHours(25);

    private static final int SERIAL_BITS = 127;

    private final X509Certificate anchor;
    private final PrivateKey key;
    private final SecureRandom random;
    private final Map<Kid, Leaf> leaves = new HashMap<>();

    LocalAuthority(X509Certificate anchor, PrivateKey key, SecureRandom random) {
        this.anchor = anchor;
        this.key = key;
        this.random = random;
    }

    private record Leaf(Bytes der, Instant from, Instant until) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until.minus(LEAST_LEFT));
        }
    }

    @Override
    public Bytes anchor() {
        try {
            return Bytes.of(anchor.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate of the authority cannot be encoded", e);
        }
    }

    @Override
    public synchronized List<Bytes> chain(SigningKey subject, Instant at) {
        var leaf = leaves.get(subject.kid());
        if (leaf == null || !leaf.holds(at)) {
            leaf = make(subject, at.truncatedTo(ChronoUnit.SECONDS));
            leaves.put(subject.kid(), leaf);
        }
        return List.of(leaf.der());
    }

    private Leaf make(SigningKey subject, Instant at) {
        try {
            var authority = new JcaX509CertificateHolder(anchor);
            var info =
                    SubjectPublicKeyInfo.getInstance(subject.publicKey().spki().toArray());
            var from = at.minus(BEHIND);
            var until = at.plus(LIFE);
            X509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            var builder = new X509v3CertificateBuilder(
                            authority.getSubject(),
                            new BigInteger(SERIAL_BITS, random).setBit(0),
                            Date.from(from),
                            Date.from(until),
                            new X500Name("CN=countersign " + subject.kid().hex()),
                            info)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(authority))
                    .addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(info));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").setSecureRandom(random);
            return new Leaf(Bytes.of(builder.build(signer.build(key)).getEncoded()), from, until);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the authority cannot sign a certificate", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a certificate cannot be encoded", e);
        }
    }
}
