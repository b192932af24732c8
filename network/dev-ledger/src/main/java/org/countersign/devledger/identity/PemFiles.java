package org.countersign.devledger.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** PEM files of an MSP folder: certificates, and PKCS#8 keys that only the owner may read. */
final class PemFiles {
    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private PemFiles() {}

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + MIME.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that cannot be encoded", e);
        }
    }

    static void writeKey(Path file, PrivateKey key) throws IOException {
        Files.createDirectories(parent(file));
        // Created with its final permissions: there is no moment at which others can read it.
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()), StandardCharsets.US_ASCII);
    }

    static void writeText(Path file, String text) throws IOException {
        Files.createDirectories(parent(file));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    static X509Certificate readCertificate(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parseCertificate(in);
        } catch (CertificateException e) {
            throw new IOException("expected a PEM certificate in " + file, e);
        }
    }

    static X509Certificate parseCertificate(InputStream in) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }

    static PrivateKey readKey(Path file) throws IOException {
        String body = Files.readString(file, StandardCharsets.US_ASCII)
                .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
                .replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("expected a PKCS#8 PEM key on P-256 in " + file, e);
        }
    }

    /** The files of a folder whose names end so, in order of name. */
    static List<Path> list(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    static Path only(Path folder, String suffix) throws IOException {
        List<Path> files = list(folder, suffix);
        if (files.size() != 1) {
            throw new IOException("expected one file *" + suffix + " in " + folder + ", found " + files.size());
        }
        return files.getFirst();
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a file of an MSP folder has a folder: " + file);
        }
        return parent;
    }
}
