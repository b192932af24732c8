package org.countersign.gateway.issuance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.countersign.format.TypeCode;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the certificate types that there are. */
@RestController
@RequestMapping("/api/v1/types")
@AllowedRoles({Role.OFFICER, Role.COUNTER, Role.PARTNER, Role.AUDITOR})
@Tag(name = "types")
final class TypesController {
    private final TypeCatalogue types;

    TypesController(TypeCatalogue types) {
        this.types = types;
    }

    @GetMapping
    @Operation(summary = "Every certificate type with its schema, in the order of their numbers")
    List<TypeAnswer> all() {
        return types.all().stream().map(TypeAnswer::of).toList();
    }

    @GetMapping("/{code}")
    @Operation(summary = "One certificate type")
    TypeAnswer one(@PathVariable String code) {
        return Optional.of(code)
                .filter(TypeCode::isValid)
                .flatMap(valid -> types.find(new TypeCode(valid)))
                .map(TypeAnswer::of)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_TYPE, "GET /api/v1/types lists the types that there are"));
    }
}
