package org.countersign.counter.sync;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HTTPS that believes one authority and none of those that the machine believes: the one of a data folder, {@code tls/ca.crt}. */
public final class OneAuthority {
    private OneAuthority() {}

    /** A client that believes the authority in this file (PEM) alone. Host names are checked as always. */
    public static HttpClient.Builder client(Path pem) throws IOException {
        return HttpClient.newBuilder().sslContext(context(pem));
    }

    /** What other HTTP clients take. */
    public static SSLContext context(Path pem) throws IOException {
        try (var file = Files.newInputStream(pem)) {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(file));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException bad) {
            throw new IOException("the authority in " + pem + " cannot be read", bad);
        }
    }
}
