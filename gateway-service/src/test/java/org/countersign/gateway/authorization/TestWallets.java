package org.countersign.gateway.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.gateway.authorization.TestCertificates.Identity;

/** The wallets that are registered before the gateway of the tests starts, and who attests them. */
public final class TestWallets {
    /** Where a wallet that runs in browsers has its pages. */
    public static final String PAGES = "https://pages.example";

    static final String REDIRECT = "https://wallet.example/callback";
    static final ECKey ASSERTING = TestProof.newKey();
    static final ECKey ATTESTER = TestProof.newKey();

    static final Identity ATTESTERS_ROOT = TestCertificates.authority("CN=Root of attesters");
    static final Identity SELF_SIGNED = TestCertificates.selfSigned("CN=wallet-self-signed");

    /** The same name on another key, which TLS lets through as well. */
    static final Identity TWIN = TestCertificates.selfSigned("CN=wallet-self-signed");

    private TestWallets() {}

    public static void register(Path data) throws IOException {
        Files.writeString(data.resolve("wallet-clients.json"), """
                [{"clientId": "wallet-dev", "name": "Wallet for trying",
                  "redirectUris": ["http://127.0.0.1/callback", "http://127.0.0.1/wallet/callback", "eudi-openid4ci://authorize", "countersign-wallet://callback"]},
                 {"clientId": "wallet-other", "redirectUris": ["https://other.example/callback"]},
                 {"clientId": "wallet-assertion", "redirectUris": ["%s"], "authentication": "private_key_jwt", "jwks": %s},
                 {"clientId": "wallet-tls", "redirectUris": ["%s"], "authentication": "tls_client_auth", "tlsSubject": "CN=wallet-tls"},
                 {"clientId": "wallet-self-signed", "redirectUris": ["%s"], "authentication": "self_signed_tls_client_auth", "jwksUri": "%s"},
                 {"clientId": "wallet-attested", "redirectUris": ["%s"], "authentication": "attest_jwt_client_auth"}]
                """.formatted(
                        REDIRECT, new JWKSet(ASSERTING.toPublicJWK()), REDIRECT, REDIRECT, publish(), REDIRECT));
        var attesters = Files.createDirectories(data.resolve("wallet-attesters"));
        Files.writeString(attesters.resolve("attester.json"), new JWKSet(ATTESTER.toPublicJWK()).toString());
        Files.writeString(attesters.resolve("root.pem"), ATTESTERS_ROOT.pem());
    }

    /** The address where the wallet with the self-signed certificate has its keys. */
    private static String publish() throws IOException {
        var body = keys().getBytes(StandardCharsets.UTF_8);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    private static String keys() {
        try {
            return new JWKSet(ECKey.parse(SELF_SIGNED.certificate())).toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
