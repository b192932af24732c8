package org.countersign.gateway.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.concurrent.CompletableFuture;
import org.countersign.format.ledger.OperationId;
import org.countersign.gateway.http.Preference;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.KeptAnswer;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Credit")
@RestController
@RequestMapping("/api/v1/credit/operations")
final class OperationController {
    private final BookOperation bookOperation;
    private final Outcomes outcomes;

    OperationController(BookOperation bookOperation, Outcomes outcomes) {
        this.bookOperation = bookOperation;
        this.outcomes = outcomes;
    }

    @Operation(
            summary = "Book one credit operation",
            description =
                    "Officers: earn, transfer, expire, reverse an earning. Partners: hold, capture, release, redeem, reverse a payment.")
    @ApiResponse(
            responseCode = "200",
            description = "The ledger applied it while the caller waited",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OperationOutcome.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted; the ledger has not decided yet",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OperationOutcome.Pending.class)))
    @AllowedRoles({Role.OFFICER, Role.PARTNER})
    @PostMapping
    CompletableFuture<ResponseEntity<String>> book(
            Caller caller, IdempotencyKey key, Preference preference, @Valid @RequestBody OperationRequest request) {
        return bookOperation.book(request, caller, key, preference).thenApply(KeptAnswer::toResponse);
    }

    @Operation(summary = "What became of an operation")
    @AllowedRoles({Role.OFFICER, Role.PARTNER, Role.AUDITOR})
    @GetMapping("/{id}")
    OperationOutcome operation(Caller caller, @PathVariable @Pattern(regexp = OperationRequest.ID) String id) {
        return outcomes.find(new OperationId(id))
                .filter(found -> isVisible(found, caller))
                .orElseThrow(() -> ProblemException.notFound("no operation " + id));
    }

    /** A partner sees its own; of others' it does not even learn that they are there. */
    private static boolean isVisible(OperationOutcome outcome, Caller caller) {
        return caller.is(Role.OFFICER)
                || caller.is(Role.AUDITOR)
                || (outcome.partner().isPresent()
                        && outcome.partner().equals(caller.partner().map(partner -> partner.value())));
    }
}
