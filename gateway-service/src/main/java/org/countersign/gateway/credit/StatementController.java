package org.countersign.gateway.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Credit")
@RestController
@RequestMapping("/api/v1/credit/statements")
final class StatementController {
    private static final int MAX_LINES = 1000;
    private static final int MAX_CURSOR_LENGTH = 200;

    private final CreditView credit;

    StatementController(CreditView credit) {
        this.credit = credit;
    }

    @Operation(summary = "What a partner was paid, line by line, derived from the ledger")
    @AllowedRoles({Role.PARTNER, Role.AUDITOR})
    @GetMapping("/{partner}")
    PartnerStatement statement(
            Caller caller,
            @PathVariable @Pattern(regexp = OperationRequest.ID) String partner,
            @RequestParam @Pattern(regexp = OperationRequest.ID) String scheme,
            @RequestParam(required = false) @Size(max = MAX_CURSOR_LENGTH) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(MAX_LINES) int limit) {
        var asked = new PartnerId(partner);
        if (!caller.is(Role.AUDITOR) && !caller.partner().equals(Optional.of(asked))) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "a partner reads its own statement");
        }
        return PartnerStatement.of(credit.statement(asked, new SchemeId(scheme), Optional.ofNullable(after), limit));
    }
}
