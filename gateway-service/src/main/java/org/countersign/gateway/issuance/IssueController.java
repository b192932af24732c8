package org.countersign.gateway.issuance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.TypeCode;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.issuance.types.FieldFault;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.problem.Violation;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Issues one certificate. */
@RestController
@RequestMapping("/api/v1/certificates")
@Tag(name = "certificates")
final class IssueController {
    private final TypeCatalogue types;
    private final IssueCertificates issue;
    private final Idempotency idempotency;
    private final Clock clock;

    IssueController(TypeCatalogue types, IssueCertificates issue, Idempotency idempotency, Clock clock) {
        this.types = types;
        this.issue = issue;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping
    @AllowedRoles(Role.OFFICER)
    @Operation(summary = "Issue a certificate; it is deliverable once its state is REGISTERED")
    ResponseEntity<?> issue(@Valid @RequestBody IssueRequest request, IdempotencyKey key, Caller caller) {
        var call = new IdempotentCall(caller.client(), "certificates.issue", key, request);
        return idempotency.once(call, () -> issue(request)).toResponse();
    }

    private Answer issue(IssueRequest request) {
        var certificate = check(request);
        SecondPerson.refuseAlone(certificate.type());
        var id = issue.issue(certificate);
        return Answer.accepted(new Accepted(id.value(), Accepted.PENDING));
    }

    private CheckedCertificate check(IssueRequest request) {
        var type = Optional.of(request.type())
                .filter(TypeCode::isValid)
                .flatMap(code -> types.find(new TypeCode(code)))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_TYPE, "GET /api/v1/types lists the types that there are"));
        var violations = new ArrayList<Violation>();
        var values = texts(request.fields(), violations);
        var result = SchemaCheck.check(
                type,
                values,
                Optional.ofNullable(request.validFrom()),
                Optional.ofNullable(request.validUntil()),
                LocalDate.ofInstant(clock.instant(), CityTime.OFFSET));
        return switch (result) {
            case SchemaResult.Satisfied(var certificate) when violations.isEmpty() -> certificate;
            case SchemaResult.Satisfied _ -> throw ProblemException.invalid(violations);
            case SchemaResult.Broken(var problems) -> {
                problems.stream()
                        .map(problem -> SchemaViolations.of(type, problem))
                        .filter(found -> violations.stream()
                                .noneMatch(other -> other.pointer().equals(found.pointer())))
                        .forEach(violations::add);
                throw ProblemException.invalid(violations);
            }
        };
    }

    private static Map<String, String> texts(Map<String, JsonNode> fields, List<Violation> violations) {
        var values = new HashMap<String, String>();
        fields.forEach((name, value) -> {
            if (value.isString()) {
                values.put(name, value.stringValue());
            } else if (!value.isNull()) {
                violations.add(new Violation("/fields/" + name, FieldFault.NOT_TEXT.name(), FieldFault.NOT_TEXT.en()));
            }
        });
        return values;
    }
}
