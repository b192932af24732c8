package org.countersign.gateway.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.format.cose.SignatureAlgorithm;

/** Makes new keys. */
final class KeyGeneration {
    private static final int SECRET_BYTES = 32;
    private static final int YEARS = 30;

    private final Clock clock;
    private final SecureRandom random;

    KeyGeneration(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Puts a new key under the alias, on P-256 or, in the place for SM2, on its curve. PKCS#12 and PKCS#11 keystores want a certificate with each private key: ours is self-signed and only carries the
     * public key and the time of making; trust comes from the bundle and the chain.
     */
    void signingKey(SigningStore.Place place, String alias) {
        keyPair(place, alias, List.of());
    }

    /** Puts the P-256 key of a certificate authority under the alias; here the certificate is a trust anchor (RFC 5280 §4.2.1.9, §4.2.1.3). */
    void authority(SigningStore.Place place, String alias) {
        keyPair(
                place,
                alias,
                List.of(
                        extension(Extension.basicConstraints, new BasicConstraints(0)),
                        extension(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))));
    }

    private void keyPair(SigningStore.Place place, String alias, List<Extension> extensions) {
        try {
            var generator = place.maker().isPresent()
                    ? KeyPairGenerator.getInstance("EC", place.maker().get())
                    : KeyPairGenerator.getInstance("EC");
            var sm2 = place.algorithm() == SignatureAlgorithm.SM2_SM3;
            generator.initialize(new ECGenParameterSpec(sm2 ? "sm2p256v1" : "secp256r1"), random);
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=countersign " + alias.replaceAll("[^A-Za-z0-9-]", "-"));
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(64, random).setBit(0),
                    Date.from(now),
                    Date.from(now.plus(YEARS * 365L, ChronoUnit.DAYS)),
                    name,
                    pair.getPublic());
            for (var extension : extensions) {
                builder.addExtension(extension);
            }
            var signer = new JcaContentSignerBuilder(sm2 ? "SM3withSM2" : "SHA256withECDSA").setSecureRandom(random);
            place.maker().ifPresent(signer::setProvider);
            var holder = builder.build(signer.build(pair.getPrivate()));
            var converter = new JcaX509CertificateConverter();
            place.maker().filter(_ -> sm2).ifPresent(converter::setProvider);
            var certificate = converter.getCertificate(holder);
            place.keystore().setKeyEntry(alias, pair.getPrivate(), place.characters(), new Certificate[] {certificate});
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("the %s cannot make a key".formatted(place.name()), e);
        }
    }

    private static Extension extension(ASN1ObjectIdentifier id, ASN1Object value) {
        try {
            return new Extension(id, true, value.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("an extension cannot be encoded", e);
        }
    }

    void secretKey(KeyStore keystore, String alias, String algorithm, char[] password) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        SecretKey key = new SecretKeySpec(bytes, algorithm);
        try {
            keystore.setKeyEntry(alias, key, password, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot keep a secret key in PKCS#12", e);
        }
    }
}
