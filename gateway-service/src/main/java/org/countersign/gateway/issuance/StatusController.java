package org.countersign.gateway.issuance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
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

/** Suspends, reinstates and revokes. */
@RestController
@RequestMapping("/api/v1/certificates/{id}/status")
@Tag(name = "certificates")
final class StatusController {
    private final ReadCertificates certificates;
    private final StatusOperations operations;
    private final Idempotency idempotency;

    StatusController(ReadCertificates certificates, StatusOperations operations, Idempotency idempotency) {
        this.certificates = certificates;
        this.operations = operations;
        this.idempotency = idempotency;
    }

    @PostMapping
    @AllowedRoles(Role.OFFICER)
    @Operation(
            summary =
                    "Change the status: VALID and SUSPENDED may follow each other, REVOKED is the end; the chain decides")
    ResponseEntity<?> change(
            @PathVariable String id, @Valid @RequestBody StatusRequest request, IdempotencyKey key, Caller caller) {
        var certificate = Paths.certificate(id);
        var call = new IdempotentCall(caller.client(), "certificates.status/" + certificate, key, request);
        return idempotency
                .once(call, () -> {
                    var type = certificates.changeable(certificate);
                    var operation =
                            operations.enqueue(certificate, type, request.to(), new ReasonCode(request.reason()));
                    return Answer.accepted(new AcceptedStatus(operation.value(), Accepted.PENDING));
                })
                .toResponse();
    }

    @GetMapping("/{operation}")
    @AllowedRoles({Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "What became of a status change")
    StatusOperationAnswer get(@PathVariable String id, @PathVariable String operation) {
        var operationId = new OperationId(Paths.uuid(operation, "operation"));
        var found = operations
                .find(Paths.certificate(id), operationId)
                .orElseThrow(() -> ProblemException.notFound("there is no such operation of this certificate"));
        return StatusOperationAnswer.of(found, operations.stateOf(operationId));
    }
}
