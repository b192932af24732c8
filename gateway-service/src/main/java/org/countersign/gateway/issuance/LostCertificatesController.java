package org.countersign.gateway.issuance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For whoever restored a database from a backup. */
@RestController
@RequestMapping("/api/v1/audit/lost-certificates")
@Tag(name = "Audit")
@AllowedRoles({Role.OFFICER, Role.AUDITOR})
final class LostCertificatesController {
    /** How many of the chain's certificates one request looks at. */
    private static final int STRETCH = 10_000;

    private final LostCertificates certificates;

    LostCertificatesController(LostCertificates certificates) {
        this.certificates = certificates;
    }

    /**
     * A stretch of the chain.
     *
     * @param items those in it that this database does not know; often none
     * @param next goes on behind this stretch; absent at the end of the chain
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LostAnswer(
            List<LostCertificates.Lost> items, @Nullable String next) {}

    @Operation(
            summary =
                    "Certificates that are on the chain and not in this database, which an older backup leaves behind")
    @GetMapping
    LostAnswer look(@RequestParam(defaultValue = "") @Pattern(regexp = CertificateController.ID) String after) {
        var stretch = certificates.look(after, STRETCH);
        return new LostAnswer(stretch.lost(), stretch.next().orElse(null));
    }
}
