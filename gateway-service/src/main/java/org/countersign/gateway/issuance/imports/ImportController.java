package org.countersign.gateway.issuance.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.TypeCode;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
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

    private final TakeFile takeFile;
    private final ImportTable table;
    private final ImportErrorTable errors;
    private final ImportWorkers workers;
    private final RegisteredCount registered;
    private final TypeCatalogue types;

    ImportController(
            TakeFile takeFile,
            ImportTable table,
            ImportErrorTable errors,
            ImportWorkers workers,
            RegisteredCount registered,
            TypeCatalogue types) {
        this.takeFile = takeFile;
        this.table = table;
        this.errors = errors;
        this.workers = workers;
        this.registered = registered;
        this.types = types;
    }

    /** An import that was taken. */
    record Taken(String id, String state) {}

    /**
     * How an import goes. {@code rows} is always {@code accepted + refused + duplicates}; of the accepted ones {@code registered} are on the ledger, and {@code
     * refusedByLedger} will never be.
     */
    record Progress(
            String id,
            String type,
            String state,
            long bytes,
            long bytesDone,
            int rows,
            int accepted,
            int refused,
            int duplicates,
            long registered,
            long refusedByLedger) {}

    /** One line of the error list; {@code column} as the file's header spells it, empty when the row as a whole is meant. */
    record ErrorLine(long number, int line, String column, String code, String reason, String reasonZh) {
        static ErrorLine of(ImportErrorTable.Numbered found) {
            var error = found.error();
            var reason = RowFault.reasonOf(error.code());
            return new ErrorLine(
                    found.number(),
                    error.line(),
                    error.heading().orElse(""),
                    error.code(),
                    reason.map(names -> names.en()).orElse(error.code()),
                    reason.map(names -> names.zh()).orElse(error.code()));
        }
    }

    @PostMapping(consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Issue every good row of a CSV file; the same file again is the same import")
    Taken take(
            @RequestParam @Size(max = 64) String type,
            @RequestParam(defaultValue = "") @Size(max = 200) String name,
            InputStream body)
            throws IOException {
        var known = Optional.of(type)
                .filter(TypeCode::isValid)
                .flatMap(code -> types.find(new TypeCode(code)))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_TYPE, "GET /api/v1/types lists the types that there are"));
        var taken = takeFile.take(known, name, body);
        if (taken.state() == ImportState.RUNNING) {
            workers.start(taken.id());
        }
        return new Taken(taken.id().toString(), taken.state().name());
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far an import has come")
    Progress progress(@PathVariable String id) {
        var row = row(id);
        var counts = registered.of(row.id());
        return new Progress(
                row.id().toString(),
                row.type().value(),
                row.state().name(),
                row.bytes(),
                row.state() == ImportState.FINISHED ? row.bytes() : row.nextByte(),
                row.rows(),
                row.accepted(),
                row.refused(),
                row.duplicates(),
                counts.registered(),
                counts.refused());
    }

    @GetMapping("/{id}/errors")
    @Operation(summary = "The rows that were not issued, with line, column and reason")
    List<ErrorLine> errors(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(MOST_ERRORS) int limit) {
        return errors.page(row(id).id(), after, limit).stream()
                .map(ErrorLine::of)
                .toList();
    }

    private ImportRow row(String id) {
        return Optional.of(id)
                .flatMap(ImportController::uuid)
                .flatMap(table::find)
                .orElseThrow(() -> ProblemException.notFound("there is no such import"));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
