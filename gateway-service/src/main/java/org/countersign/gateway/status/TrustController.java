package org.countersign.gateway.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.countersign.format.Bytes;
import org.countersign.gateway.keys.CertificateAuthority;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the trust bundle, the root key that counters pin at enrolment, and the anchor that others trust. */
@RestController
@RequestMapping("/api/v1/trust")
@AllowedRoles({Role.OFFICER, Role.COUNTER, Role.PARTNER, Role.AUDITOR})
@Tag(name = "trust and status")
final class TrustController {
    private static final String COSE = "application/cose";
    private static final String PEM = "application/x-pem-file";
    private static final int PEM_LINE = 64;

    private final TrustBundles bundles;
    private final RootKeys roots;
    private final CertificateAuthority authority;
    private final StatusProperties properties;

    TrustController(TrustBundles bundles, RootKeys roots, CertificateAuthority authority, StatusProperties properties) {
        this.bundles = bundles;
        this.roots = roots;
        this.authority = authority;
        this.properties = properties;
    }

    @GetMapping(path = "/bundle", produces = COSE)
    @Operation(summary = "The newest trust bundle: issuers, keys, types and status lists, signed by the root key")
    ResponseEntity<byte[]> bundle() {
        var newest = bundles.newest()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_PUBLISHED_YET, "the first bundle is signed once the ledger is set up"));
        return Publication.of(COSE, newest.token(), properties.listTtl());
    }

    @GetMapping(path = "/root", produces = PEM)
    @Operation(
            summary =
                    "The root key that signs now: SubjectPublicKeyInfo in PEM; compare it on another way before pinning it")
    ResponseEntity<byte[]> root() {
        return pem("PUBLIC KEY", roots.current().key().publicKey().spki());
    }

    @GetMapping(path = "/anchor", produces = PEM)
    @Operation(
            summary =
                    "The certificate above those in x5c, in PEM; for verifiers that know no trust bundle, compared on another way before it is trusted")
    ResponseEntity<byte[]> anchor() {
        return pem("CERTIFICATE", authority.anchor());
    }

    private ResponseEntity<byte[]> pem(String label, Bytes der) {
        var encoder = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        var text = "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, encoder.encodeToString(der.toArray()), label);
        return Publication.of(PEM, Bytes.of(text.getBytes(StandardCharsets.US_ASCII)), properties.listTtl());
    }
}
