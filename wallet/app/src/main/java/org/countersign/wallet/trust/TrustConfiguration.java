package org.countersign.wallet.trust;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.countersign.wallet.WalletSettings;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the gateway is asked. */
@Configuration(proxyBeanMethods = false)
class TrustConfiguration {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

    @Bean
    TrustSource trustSource(WalletSettings settings, InstantSource clock) {
        HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN);
        settings.gatewayAuthority()
                .map(Path::of)
                .map(TrustConfiguration::onlyBelow)
                .ifPresent(http::sslContext);
        return new HeldTrust(new GatewayTrust(http.build(), settings.gateway(), settings.gatewayClients()), clock);
    }

    /** Believes the authority in this file (PEM) and none of those that the machine believes. */
    private static SSLContext onlyBelow(Path authority) {
        PemSslStoreDetails anchor =
                PemSslStoreDetails.forCertificate(authority.toUri().toString());
        return SslBundle.of(new PemSslStoreBundle(null, anchor)).createSslContext();
    }
}
