package org.countersign.gateway.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.privacy.AccountPseudonyms;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Credit")
@RestController
@RequestMapping("/api/v1/credit/accounts")
@AllowedRoles({Role.OFFICER, Role.PARTNER, Role.AUDITOR})
final class AccountController {
    private final AccountPseudonyms pseudonyms;
    private final Balances balances;

    AccountController(AccountPseudonyms pseudonyms, Balances balances) {
        this.pseudonyms = pseudonyms;
        this.balances = balances;
    }

    record ResidentRequest(
            @NotNull @Pattern(regexp = OperationRequest.RESIDENT) String resident) {}

    record Pseudonym(String account) {}

    @Operation(
            summary = "The account of a resident",
            description = "The number travels in the body, so that no log of addresses holds it; nothing is stored.")
    @PostMapping
    Pseudonym account(@Valid @RequestBody ResidentRequest request) {
        return new Pseudonym(pseudonyms.accountOf(request.resident()));
    }

    @Operation(summary = "What an account can spend in one scheme")
    @GetMapping("/{account}")
    AccountBalance balance(
            Caller caller,
            @PathVariable @Pattern(regexp = OperationRequest.ACCOUNT) String account,
            @RequestParam @Pattern(regexp = OperationRequest.ID) String scheme) {
        return balances.of(new SchemeId(scheme), new AccountId(account), caller);
    }
}
