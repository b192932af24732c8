package org.countersign.gateway.authorization;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The wallets that are registered before the gateway of the tests starts, and who attests them. */
public final class TestWallets {
    static final String REDIRECT = "https://wallet.example/callback";
    static final ECKey ASSERTING = TestProof.newKey();
    static final ECKey ATTESTER = TestProof.newKey();

    private TestWallets() {}

    public static void register(Path data) throws IOException {
        Files.writeString(data.resolve("wallet-clients.json"), """
                [{"clientId": "wallet-dev", "name": "Wallet for trying",
                  "redirectUris": ["http://127.0.0.1/callback", "http://127.0.0.1/wallet/callback", "eudi-openid4ci://authorize", "countersign-wallet://callback"]},
                 {"clientId": "wallet-other", "redirectUris": ["https://other.example/callback"]},
                 {"clientId": "wallet-assertion", "redirectUris": ["%s"], "authentication": "private_key_jwt", "jwks": %s},
                 {"clientId": "wallet-tls", "redirectUris": ["%s"], "authentication": "tls_client_auth", "tlsSubject": "CN=wallet-tls"},
                 {"clientId": "wallet-attested", "redirectUris": ["%s"], "authentication": "attest_jwt_client_auth"}]
                """.formatted(
                        REDIRECT, new JWKSet(ASSERTING.toPublicJWK()), REDIRECT, REDIRECT));
        var attesters = Files.createDirectories(data.resolve("wallet-attesters"));
        Files.writeString(attesters.resolve("attester.json"), new JWKSet(ATTESTER.toPublicJWK()).toString());
    }
}
