package org.countersign.gateway.issuance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.TypeCode;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows certificates: how far they have come, and what the chain says. */
@RestController
@RequestMapping("/api/v1/certificates")
@Tag(name = "certificates")
final class CertificateController {
    static final String ID = "[0-9a-f-]{0,36}";

    private final ReadCertificates certificates;

    CertificateController(ReadCertificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping("/{id}")
    @AllowedRoles({Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "One certificate")
    CertificateAnswer get(@PathVariable String id) {
        return certificates.get(Paths.certificate(id));
    }

    @GetMapping
    @AllowedRoles(Role.OFFICER)
    @Operation(summary = "Certificates in the order of their ids")
    Page<CertificateAnswer> page(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable CertificateState state,
            @RequestParam(name = "import", required = false) @Nullable UUID importId,
            @RequestParam(defaultValue = "") @Pattern(regexp = ID) String after,
            @RequestParam(defaultValue = "" + Page.USUAL) @Min(1) @Max(Page.LARGEST) int limit) {
        var filter = new CertificateRows.Filter(
                Optional.ofNullable(type).filter(TypeCode::isValid).map(TypeCode::new),
                Optional.ofNullable(state),
                Optional.ofNullable(importId));
        return Page.of(certificates.page(filter, after, limit), limit, CertificateAnswer::id);
    }
}
