package org.countersign.counter.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.counter.openid4vp.DeskIdentity;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaKeys;

/**
 * The desk's key and certificates: those that are configured, or those that it makes at its first start under an authority of its own
 * folder. Written in the order authority, key, certificate; whatever is missing after a crash is made anew.
 */
final class DeskKeys {
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final int DNS_NAME = 2;

    private final Path folder;
    private final SecureRandom random;

    DeskKeys(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** Made by an agency's own authority. The chain is the key's certificate first, without the anchor. */
    DeskIdentity configured(Path key, Path certificates) throws IOException {
        return identity(PemFiles.certificates(certificates), key);
    }

    /** For {@code host}; the certificate is renewed under the same authority when it ends soon or the host is another. */
    DeskIdentity own(String host, Instant now) throws IOException {
        Files.createDirectories(folder);
        if (!Files.exists(authorityKey()) || !Files.exists(authority())) {
            DeskCertificates.Issued made = DeskCertificates.authority(random, now);
            PemFiles.write(
                    authorityKey(), PemFiles.pem("PRIVATE KEY", made.key().getEncoded()));
            PemFiles.write(authority(), PemFiles.pem("CERTIFICATE", made.der().toArray()));
            Files.deleteIfExists(certificate());
        }
        if (!Files.exists(key()) || !Files.exists(certificate()) || !isGood(host, now)) {
            DeskCertificates.Issued made = DeskCertificates.desk(
                    host,
                    new DeskCertificates.Authority(
                            PemFiles.privateKey(authorityKey()),
                            PemFiles.certificates(authority()).getFirst()),
                    random,
                    now);
            Files.deleteIfExists(certificate());
            PemFiles.write(key(), PemFiles.pem("PRIVATE KEY", made.key().getEncoded()));
            PemFiles.write(certificate(), PemFiles.pem("CERTIFICATE", made.der().toArray()));
        }
        return identity(PemFiles.certificates(certificate()), key());
    }

    private boolean isGood(String host, Instant now) throws IOException {
        X509Certificate held = PemFiles.certificates(certificate()).getFirst();
        Instant soon = now.plus(RENEWED_BEFORE_END);
        boolean namesHost = !DeskCertificates.isDnsName(host) || dnsNames(held).contains(host);
        return soon.isBefore(held.getNotAfter().toInstant()) && namesHost;
    }

    private DeskIdentity identity(List<X509Certificate> chain, Path key) throws IOException {
        try {
            KeyPair pair = new KeyPair(chain.getFirst().getPublicKey(), PemFiles.privateKey(key));
            List<Bytes> certificates = new ArrayList<>();
            for (X509Certificate certificate : chain) {
                certificates.add(Bytes.of(certificate.getEncoded()));
            }
            return new DeskIdentity(JcaKeys.signer(pair, random), certificates, dnsNames(chain.getFirst()));
        } catch (GeneralSecurityException | FormatException bad) {
            throw new IOException("the desk's certificate: expected a key on P-256", bad);
        }
    }

    private static Set<String> dnsNames(X509Certificate certificate) throws IOException {
        Set<String> names = new HashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (Integer.valueOf(DNS_NAME).equals(name.get(0))) {
                    names.add(String.valueOf(name.get(1)));
                }
            }
        } catch (GeneralSecurityException bad) {
            throw new IOException("the desk's certificate: its names cannot be read", bad);
        }
        return names;
    }

    private Path authorityKey() {
        return folder.resolve("authority-key.pem");
    }

    private Path authority() {
        return folder.resolve("authority.pem");
    }

    private Path key() {
        return folder.resolve("desk-key.pem");
    }

    private Path certificate() {
        return folder.resolve("desk.pem");
    }
}
