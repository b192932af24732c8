package org.countersign.gateway.authorization;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.countersign.gateway.security.WalletEndpoint;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint as the credential issuer has them; it tells what the token allows. */
@Hidden
@WalletEndpoint
@RestController
class GrantProbe {
    static final String PATH = "/openid4vci/test/grant";

    @PostMapping(PATH)
    Map<String, Object> grant(WalletGrant grant) {
        return Map.of(
                "id", grant.id(),
                "client", grant.client().orElse(""),
                "credentials", grant.credentials(),
                "usesIdentifiers", grant.usesIdentifiers());
    }
}
