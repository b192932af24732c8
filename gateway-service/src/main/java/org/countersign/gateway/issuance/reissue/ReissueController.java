package org.countersign.gateway.issuance.reissue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.issuance.Paths;
import org.countersign.gateway.issuance.SecondPerson;
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

/** Issues a certificate anew and revokes the old one. */
@RestController
@RequestMapping("/api/v1/certificates/{id}")
@Tag(name = "certificates")
final class ReissueController {
    private static final ReasonCode SUPERSEDED = new ReasonCode("superseded");

    private final ReissueCertificate reissue;
    private final Idempotency idempotency;

    ReissueController(ReissueCertificate reissue, Idempotency idempotency) {
        this.reissue = reissue;
        this.idempotency = idempotency;
    }

    /**
     * Which certificate follows which.
     *
     * @param state PENDING until the successor is on the ledger, then REISSUED and the old one is revoked
     */
    record ReissueAnswer(String id, String predecessor, String state) {
        static ReissueAnswer of(Reissued reissued) {
            return new ReissueAnswer(
                    reissued.successor().value(),
                    reissued.predecessor().value(),
                    reissued.state().name());
        }
    }

    @PostMapping("/reissue")
    @AllowedRoles(Role.OFFICER)
    @Operation(
            summary =
                    "Issue a certificate anew, with corrected fields or the same; the old one is revoked once the new one is registered")
    ResponseEntity<?> reissue(
            @PathVariable String id, @Valid @RequestBody ReissueRequest request, IdempotencyKey key, Caller caller) {
        var predecessor = Paths.certificate(id);
        var call = new IdempotentCall(caller.client(), "certificates.reissue/" + predecessor, key, request);
        return idempotency
                .once(call, () -> {
                    var correction = new Correction(
                            Optional.ofNullable(request.fields()).orElse(Map.of()),
                            Optional.ofNullable(request.validFrom()),
                            Optional.ofNullable(request.validUntil()));
                    var reason = Optional.ofNullable(request.reason())
                            .map(ReasonCode::new)
                            .orElse(SUPERSEDED);
                    if (!correction.isNone()) {
                        SecondPerson.refuseAlone(reissue.typeOf(predecessor));
                    }
                    return Answer.accepted(ReissueAnswer.of(reissue.reissue(predecessor, correction, reason)));
                })
                .toResponse();
    }

    @GetMapping("/successor")
    @AllowedRoles({Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "The certificate that was issued in place of this one")
    ReissueAnswer successor(@PathVariable String id) {
        return reissue.following(Paths.certificate(id))
                .map(ReissueAnswer::of)
                .orElseThrow(() -> ProblemException.notFound("this certificate has no successor"));
    }
}
