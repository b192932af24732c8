package org.countersign.format.jca;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
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

    private static final X500Name AUTHORITY = new X500Name("CN=Test authority");
    private static final X500Name LEAF = new X500Name("CN=issuer.countersign.test");

    private TestCertificates() {}

    public static Bytes authority(TestKeys authority) {
        return certificate(AUTHORITY, authority, authority, true, KeyUsage.keyCertSign);
    }

    /** One that signs credentials. */
    public static Bytes leaf(TestKeys leaf, TestKeys authority) {
        return certificate(LEAF, leaf, authority, false, KeyUsage.digitalSignature);
    }

    static Bytes certificate(X500Name subject, TestKeys key, TestKeys signer, boolean authority, int usage) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    AUTHORITY,
                    BigInteger.valueOf(7),
                    Date.from(NOW.minus(Duration.ofDays(1))),
                    Date.from(NOW.plus(Duration.ofDays(365))),
                    subject,
                    key.pair().getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, ISSUER)));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            return Bytes.of(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(signer.pair().getPrivate()))
                    .getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
