package org.countersign.gateway.openid4vci;

import io.swagger.v3.oas.annotations.Hidden;
import org.countersign.format.json.JsonObject;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.countersign.gateway.security.WalletEndpoint;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out nonces to everybody (OpenID4VCI 1.0, section 7). */
@Hidden
@RestController
@WalletEndpoint
final class NonceController {
    private final Nonces nonces;

    NonceController(Nonces nonces) {
        this.nonces = nonces;
    }

    @PostMapping(OpenId4Vci.NONCE_PATH)
    ResponseEntity<byte[]> nonce() {
        return WalletAnswer.json(
                JsonObject.builder().put(OpenId4Vci.C_NONCE, nonces.make()).build());
    }
}
