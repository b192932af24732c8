package org.countersign.devledger.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/** One organisation's certificate authority, as cryptogen and Fabric CA make them: P-256, SHA-256, ten years. */
final class CertificateAuthority {
    /** Where Fabric CA puts a user's attributes: the extension's value is plain JSON. */
    private static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");

    private static final Duration VALIDITY = Duration.ofDays(3650);
    /** Certificates begin a little earlier, so that a client whose clock is behind may use them at once. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private final SecureRandom random;
    private final Instant now;
    private final KeyPair keys;
    private final X509Certificate certificate;

    CertificateAuthority(Organization organization, SecureRandom random, Instant now) {
        this.random = random;
        this.now = now;
        this.keys = newKeys();
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, organization.domain())
                .addRDN(BCStyle.CN, "ca." + organization.domain())
                .build();
        this.certificate = sign(
                builder(name, name, keys.getPublic()),
                new BasicConstraints(true),
                KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign,
                Map.of());
    }

    X509Certificate certificate() {
        return certificate;
    }

    PrivateKey key() {
        return keys.getPrivate();
    }

    record Issued(X509Certificate certificate, PrivateKey key) {}

    Issued issue(String commonName, Role role, Map<String, String> attributes) {
        KeyPair subject = newKeys();
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.OU, role.organizationalUnit())
                .addRDN(BCStyle.CN, commonName)
                .build();
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        X509Certificate issued = sign(
                builder(issuer, name, subject.getPublic()),
                new BasicConstraints(false),
                KeyUsage.digitalSignature,
                attributes);
        return new Issued(issued, subject.getPrivate());
    }

    private KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key) {
        return new X509v3CertificateBuilder(
                issuer,
                new BigInteger(127, random).setBit(126),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(VALIDITY)),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    private X509Certificate sign(
            X509v3CertificateBuilder builder, BasicConstraints constraints, int usage, Map<String, String> attributes) {
        try {
            X509ExtensionUtils extensions = new X509ExtensionUtils(sha1());
            SubjectPublicKeyInfo authority =
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(authority));
            if (constraints.isCA()) {
                builder.addExtension(
                        Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(authority));
            }
            if (!attributes.isEmpty()) {
                builder.addExtension(new Extension(ATTRIBUTES, false, attributesJson(attributes)));
            }
            return PemFiles.parseCertificate(new ByteArrayInputStream(
                    builder.build(new LowSSigner(keys.getPrivate())).getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException | OperatorCreationException e) {
            throw new IllegalStateException("Bouncy Castle made a certificate that the JDK cannot read", e);
        }
    }

    private static DigestCalculator sha1() throws OperatorCreationException {
        // RFC 5280 derives key identifiers with SHA-1; nothing depends on its strength here.
        return new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1));
    }

    private static byte[] attributesJson(Map<String, String> attributes) {
        return new TreeMap<>(attributes)
                .entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
                        .collect(Collectors.joining(",", "{\"attrs\":{", "}}"))
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        if (!text.matches("[A-Za-z0-9_.,:@ -]*")) {
            throw new IllegalArgumentException("an attribute must be plain text: " + text);
        }
        return '"' + text + '"';
    }

    /** Fabric re-encodes certificates whose signature has a high s, which would change identities: sign with low s. */
    private static final class LowSSigner implements ContentSigner {
        private final PrivateKey key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        LowSSigner(PrivateKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            return EcdsaSignatures.sign(key, content.toByteArray());
        }
    }
}
