package org.countersign.gateway.authorization;

import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Certificates that these tests make: authorities, what they issue, and self-signed ones. */
final class TestCertificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private TestCertificates() {}

    /** A key with its certificate and those above it. */
    record Identity(PrivateKey key, List<X509Certificate> chain) {
        X509Certificate certificate() {
            return chain.getFirst();
        }

        List<String> x5c(int length) {
            return chain.subList(0, length).stream()
                    .map(certificate -> Base64.getEncoder().encodeToString(encoded(certificate)))
                    .toList();
        }

        String pem() {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(encoded(certificate()))
                    + "\n-----END CERTIFICATE-----\n";
        }
    }

    static Identity authority(String name) {
        return make(name, null, true, Instant.now().plus(1, ChronoUnit.DAYS));
    }

    static Identity selfSigned(String name) {
        return make(name, null, false, Instant.now().plus(1, ChronoUnit.DAYS));
    }

    static Identity issued(String name, Identity by) {
        return make(name, by, false, Instant.now().plus(1, ChronoUnit.DAYS));
    }

    static Identity expired(String name, Identity by) {
        return make(name, by, false, Instant.now().minus(1, ChronoUnit.HOURS));
    }

    static KeyStore store(Identity identity) {
        try {
            var store = empty();
            store.setKeyEntry("key", identity.key(), PASSWORD, identity.chain().toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyStore trusting(Identity... trusted) {
        try {
            var store = empty();
            for (var identity : trusted) {
                store.setCertificateEntry(UUID.randomUUID().toString(), identity.certificate());
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String password() {
        return new String(PASSWORD);
    }

    /** What a client connects with: whom it believes, and its own certificates, if any. */
    static SSLContext client(Identity believed, Identity... own) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusting(believed));
            var context = SSLContext.getInstance("TLS");
            var shown = own.length == 0 ? new KeyManager[0] : new KeyManager[] {new ShowingAlways(own[0])};
            context.init(shown, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Java's own shows a certificate only where the server says that it knows its issuer; a hostile client does not ask. */
    private static final class ShowingAlways extends X509ExtendedKeyManager {
        private static final String ALIAS = "key";

        private final Identity own;

        ShowingAlways(Identity own) {
            this.own = own;
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return own.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return own.key();
        }
    }

    private static Identity make(String name, @Nullable Identity by, boolean isAuthority, Instant end) {
        try {
            var keys = keys();
            var subject = new X500Principal(name);
            var issuer = by == null ? subject : by.certificate().getSubjectX500Principal();
            var builder = new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(64, new java.security.SecureRandom()),
                            Date.from(Instant.now().minus(2, ChronoUnit.HOURS)),
                            Date.from(end),
                            subject,
                            keys.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority))
                    .addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            var certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(by == null ? keys.getPrivate() : by.key())));
            var chain = new java.util.ArrayList<>(List.of(certificate));
            if (by != null) {
                chain.addAll(by.chain());
            }
            return new Identity(keys.getPrivate(), List.copyOf(chain));
        } catch (GeneralSecurityException | OperatorCreationException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            return store;
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
