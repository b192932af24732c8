package org.countersign.gateway.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
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

/** The authority whose key lies beside the signing keys. A leaf is made when it is first asked for and renewed each year; it is kept in memory only. */
final class LocalAuthority implements CertificateAuthority {
    /** What was signed with the leaf must not outlive it: status lists live a month at most, credentials for years. */
    private static final Duration LIFE = Duration.ofDays(3650);

    private static final Duration RENEWED_AFTER = Duration.ofDays(365);
    /** For readers whose clocks are behind ours, and for credentials that name only the day on which they were issued. */
    private static final Duration BEHIND = Duration.ofHours(25);

    /** A name of the DNS, not the number of a machine. */
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9-]*");

    private static final int SERIAL_BITS = 127;

    private final X509Certificate anchor;
    private final PrivateKey key;
    private final SecureRandom random;
    private final Map<Subject, Leaf> leaves = new HashMap<>();

    LocalAuthority(X509Certificate anchor, PrivateKey key, SecureRandom random) {
        this.anchor = anchor;
        this.key = key;
        this.random = random;
    }

    private record Subject(Kid kid, URI address) {}

    private record Leaf(Bytes der, Instant from, Instant until) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(from.plus(RENEWED_AFTER)) && at.isBefore(until);
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
    public synchronized List<Bytes> chain(SigningKey key, URI address, Instant at) {
        var subject = new Subject(key.kid(), address);
        var leaf = leaves.get(subject);
        if (leaf == null || !leaf.holds(at)) {
            leaf = make(key, address, at.truncatedTo(ChronoUnit.SECONDS));
            leaves.put(subject, leaf);
        }
        return List.of(leaf.der());
    }

    private Leaf make(SigningKey subject, URI address, Instant at) {
        try {
            var authority = new JcaX509CertificateHolder(anchor);
            var info =
                    SubjectPublicKeyInfo.getInstance(subject.publicKey().spki().toArray());
            var from = at.minus(BEHIND);
            var until = earlier(at.plus(LIFE), anchor.getNotAfter().toInstant());
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
                    .addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(info))
                    .addExtension(Extension.subjectAlternativeName, false, namesOf(address));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").setSecureRandom(random);
            return new Leaf(Bytes.of(builder.build(signer.build(key)).getEncoded()), from, until);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the authority cannot sign a certificate", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a certificate cannot be encoded", e);
        }
    }

    /** Some verifiers compare the address with {@code iss}, some its host. */
    private static GeneralNames namesOf(URI address) {
        var names = new ArrayList<GeneralName>();
        names.add(new GeneralName(GeneralName.uniformResourceIdentifier, address.toString()));
        if (HOST_NAME.matcher(address.getHost()).matches()) {
            names.add(new GeneralName(GeneralName.dNSName, address.getHost()));
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
