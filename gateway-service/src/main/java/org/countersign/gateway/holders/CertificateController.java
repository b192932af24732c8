package org.countersign.gateway.holders;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.authorization.HolderKey;
import org.countersign.gateway.security.HolderEndpoint;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a device how its certificate stands. */
@Hidden
@RestController("holderCertificateController")
@HolderEndpoint
final class CertificateController {
    private final Holders holders;

    CertificateController(Holders holders) {
        this.holders = holders;
    }

    /** @param reason of the last change of status */
    record Held(String id, String type, CertificateStatus status, Optional<String> reason) {}

    @GetMapping(HolderEndpoint.PATH + "/certificate")
    ResponseEntity<Held> certificate(HolderKey key) {
        var standing = holders.certificateOf(key);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Held(
                        standing.id().value(),
                        standing.type().value(),
                        standing.status(),
                        standing.reason().map(ReasonCode::value)));
    }
}
