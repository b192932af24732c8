package org.countersign.format.jca;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.format.Bytes;

/** Certificates for tests: an authority, and leaves below it. */
public final class TestCertificates {
    public static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    /** What the leaf's alternative name says. */
    public static final String ISSUER = "https://issuer.countersign.test";

    static final X500Name AUTHORITY = new X500Name("CN=Test authority");
    static final X500Name LEAF = new X500Name("CN=issuer.countersign.test");

    private TestCertificates() {}

    public static Bytes authority(TestKeys authority) {
        return certificate(AUTHORITY, authority, authority, true, KeyUsage.keyCertSign);
    }

    /** One that signs credentials. */
    public static Bytes leaf(TestKeys leaf, TestKeys authority) {
        return certificate(LEAF, leaf, authority, false, KeyUsage.digitalSignature);
    }

    static Bytes certificate(X500Name subject, TestKeys key, TestKeys signer, boolean authority, int usage) {
        return certificate(AUTHORITY, subject, key, signer, new BasicConstraints(authority), usage);
    }

    /** An authority below another one. */
    static Bytes authorityBelow(X500Name issuer, X500Name subject, TestKeys key, TestKeys signer) {
        return certificate(issuer, subject, key, signer, new BasicConstraints(true), KeyUsage.keyCertSign);
    }

    static Bytes certificate(
            X500Name issuer, X500Name subject, TestKeys key, TestKeys signer, BasicConstraints constraints, int usage) {
        return signed(
                signer,
                builder(issuer, subject, key),
                new Extension(Extension.basicConstraints, true, encoded(constraints)),
                new Extension(
                        Extension.subjectAlternativeName,
                        false,
                        encoded(new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, ISSUER)))),
                new Extension(Extension.keyUsage, true, encoded(new KeyUsage(usage))));
    }

    /** A leaf with one more extension. */
    static Bytes leafWith(Extension extension, TestKeys key, TestKeys signer) {
        return signed(
                signer,
                builder(AUTHORITY, LEAF, key),
                new Extension(Extension.basicConstraints, true, encoded(new BasicConstraints(false))),
                extension);
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, TestKeys key) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(7),
                Date.from(NOW.minus(Duration.ofDays(1))),
                Date.from(NOW.plus(Duration.ofDays(365))),
                subject,
                key.pair().getPublic());
    }

    private static Bytes signed(TestKeys signer, X509v3CertificateBuilder builder, Extension... extensions) {
        try {
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            return Bytes.of(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(signer.pair().getPrivate()))
                    .getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(ASN1Object value) {
        try {
            return value.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
