package org.countersign.gateway.authorization;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.countersign.gateway.authorization.TestCertificates.Identity;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * A second door of the tests' gateway, with TLS, that asks clients for certificates as {@code server.ssl.client-auth=want} does, and believes those of one authority and one
 * self-signed certificate.
 */
@Component
class TlsConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    static final Identity AUTHORITY = TestCertificates.authority("CN=Authority of these tests");

    private final Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        var host = new SSLHostConfig();
        host.setCertificateVerification("optional");
        host.setTrustStore(TestCertificates.trusting(AUTHORITY, TestWallets.SELF_SIGNED, TestWallets.TWIN));
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(TestCertificates.store(TestCertificates.issued("CN=127.0.0.1", AUTHORITY)));
        certificate.setCertificateKeystorePassword(TestCertificates.password());
        certificate.setCertificateKeyPassword(TestCertificates.password());
        host.addCertificate(certificate);
        connector.setPort(0);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(host);
        factory.addAdditionalConnectors(connector);
    }

    int port() {
        return connector.getLocalPort();
    }
}
