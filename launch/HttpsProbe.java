import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks an address once, trusting one authority only. Ends with 0 when the answer's status is 200. Run from this source, because no program need be built for it. */
final class HttpsProbe {
    private HttpsProbe() {}

    public static void main(String[] words) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        try (var pem = Files.newInputStream(Path.of(words[0]))) {
            anchors.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(words[1])).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(3)).build()) {
            System.exit(client.send(request, BodyHandlers.discarding()).statusCode() == 200 ? 0 : 1);
        }
    }
}
