package org.countersign.gateway.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.countersign.format.TypeCode;
import org.countersign.gateway.issuance.copies.PublishedNames;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.PublicRead;
import org.countersign.gateway.security.Role;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves each type's metadata at its {@code vct} (draft-ietf-oauth-sd-jwt-vc, section 6), for wallets and verifiers of any maker. */
@RestController
@AllowedRoles({Role.OFFICER, Role.COUNTER, Role.PARTNER, Role.AUDITOR, Role.STEWARD})
@PublicRead
@Tag(name = "certificate types")
final class TypeMetadataController {
    private final TypeCatalogue types;
    private final PublishedNames names;
    private final StatusProperties properties;

    TypeMetadataController(TypeCatalogue types, PublishedNames names, StatusProperties properties) {
        this.types = types;
        this.names = names;
        this.properties = properties;
    }

    @GetMapping(path = "/vct/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "A type's names and claims as SD-JWT VC type metadata; its address is the type's vct")
    ResponseEntity<byte[]> one(@PathVariable String code) {
        var type = Optional.of(code)
                .filter(TypeCode::isValid)
                .flatMap(valid -> types.find(new TypeCode(valid)))
                .orElseThrow(() -> ProblemException.notFound("there is no such certificate type"));
        return Publication.of(
                MediaType.APPLICATION_JSON_VALUE, names.metadata(type).write(), properties.metadataMaxAge());
    }
}
