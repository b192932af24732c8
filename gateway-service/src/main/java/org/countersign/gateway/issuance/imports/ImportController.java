package org.countersign.gateway.issuance.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes CSV files and shows how their import goes. */
@RestController
@RequestMapping("/api/v1/imports")
@AllowedRoles(Role.OFFICER)
@Tag(name = "imports")
final class ImportController {
    private static final int MOST_ERRORS = 10_000;

    private final Imports imports;

    ImportController(Imports imports) {
        this.imports = imports;
    }

    @PostMapping(consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Issue every good row of a CSV file; the same file again is the same import")
    Imports.Taken take(
            @RequestParam @Size(max = 64) String type,
            @RequestParam(defaultValue = "") @Size(max = 200) String name,
            InputStream body)
            throws IOException {
        return imports.take(type, name, body);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far an import has come")
    Imports.Progress progress(@PathVariable String id) {
        return imports.progress(id);
    }

    @GetMapping("/{id}/errors")
    @Operation(summary = "The rows that were not issued, with line, column and reason")
    List<Imports.ErrorLine> errors(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(MOST_ERRORS) int limit) {
        return imports.errors(id, after, limit);
    }
}
