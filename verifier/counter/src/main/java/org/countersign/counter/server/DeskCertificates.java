package org.countersign.counter.server;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
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
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.format.Bytes;

/** Makes the certificates of a desk that was given none: an authority of its own, and under it the one that signs requests. */
final class DeskCertificates {
    private static final X500Name AUTHORITY = new X500Name("CN=Countersign desk authority");
    private static final X500Name DESK = new X500Name("CN=Countersign desk");
    private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);
    private static final Duration DESK_LIFETIME = Duration.ofDays(397);
    /** Wallets' clocks differ a little. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 127;

    record Issued(PrivateKey key, Bytes der) {}

    record Authority(PrivateKey key, X509Certificate certificate) {}

    private DeskCertificates() {}

    static Issued authority(SecureRandom random, Instant now) throws IOException {
        try {
            KeyPair pair = keyPair(random);
            X509v3CertificateBuilder builder =
                    builder(AUTHORITY, AUTHORITY, pair.getPublic(), now, AUTHORITY_LIFETIME, random);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new Issued(pair.getPrivate(), signed(builder, pair.getPrivate(), random));
        } catch (GeneralSecurityException | OperatorCreationException failed) {
            throw new IOException("the desk's authority could not be made", failed);
        }
    }

    /** Names {@code host} where it is a name; an address in digits has no place in {@code x509_san_dns}. */
    static Issued desk(String host, Authority authority, SecureRandom random, Instant now) throws IOException {
        try {
            KeyPair pair = keyPair(random);
            X509v3CertificateBuilder builder = builder(DESK, AUTHORITY, pair.getPublic(), now, DESK_LIFETIME, random);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate()));
            if (isDnsName(host)) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
            }
            return new Issued(pair.getPrivate(), signed(builder, authority.key(), random));
        } catch (GeneralSecurityException | OperatorCreationException failed) {
            throw new IOException("the desk's certificate could not be made", failed);
        }
    }

    static boolean isDnsName(String host) {
        return !host.matches("[0-9.]+");
    }

    private static X509v3CertificateBuilder builder(
            X500Name subject, X500Name issuer, PublicKey key, Instant now, Duration lifetime, SecureRandom random) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(lifetime)),
                subject,
                key);
    }

    private static Bytes signed(X509v3CertificateBuilder builder, PrivateKey key, SecureRandom random)
            throws OperatorCreationException, IOException {
        return Bytes.of(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .setSecureRandom(random)
                        .build(key))
                .getEncoded());
    }

    private static KeyPair keyPair(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }
}
