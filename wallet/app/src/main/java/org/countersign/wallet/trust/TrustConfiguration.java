package org.countersign.wallet.trust;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.countersign.wallet.WalletSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the gateway is asked. */
@Configuration(proxyBeanMethods = false)
class TrustConfiguration {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

    @Bean
    TrustSource trustSource(WalletSettings settings, InstantSource clock) throws IOException {
        HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN);
        if (settings.gatewayAuthority().isPresent()) {
            http.sslContext(onlyBelow(Path.of(settings.gatewayAuthority().get())));
        }
        return new HeldTrust(new GatewayTrust(http.build(), settings.gateway(), settings.gatewayClients()), clock);
    }

    private static SSLContext onlyBelow(Path pem) throws IOException {
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
            throw new IOException("countersign.wallet.gateway-authority: no certificate in " + pem, bad);
        }
    }
}
