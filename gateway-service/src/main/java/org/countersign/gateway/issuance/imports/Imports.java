package org.countersign.gateway.issuance.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.TypeCode;
import org.countersign.gateway.issuance.SecondPerson;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Takes CSV files, and tells how their import goes. */
@Component
public final class Imports {
    private final TakeFile takeFile;
    private final ImportTable table;
    private final ImportErrorTable errors;
    private final ImportWorkers workers;
    private final RegisteredCount registered;
    private final TypeCatalogue types;

    Imports(
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
    public record Taken(String id, String state) {}

    /**
     * How an import goes. {@code rows} is always {@code accepted + refused + duplicates}; of the accepted ones {@code registered} are on the ledger, and {@code
     * refusedByLedger} will never be.
     */
    public record Progress(
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
    public record ErrorLine(long number, int line, String column, String code, String reason, String reasonZh) {
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

    /**
     * Takes a file in; its rows are issued later, and the same content again is the same import.
     *
     * @throws ProblemException {@code UNKNOWN_TYPE}, {@code APPROVAL_REQUIRED}, {@code VALIDATION_FAILED} for a wrong header, {@code TOO_LARGE}
     */
    public Taken take(String type, String name, InputStream body) throws IOException {
        var known = Optional.of(type)
                .filter(TypeCode::isValid)
                .flatMap(code -> types.find(new TypeCode(code)))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_TYPE, "GET /api/v1/types lists the types that there are"));
        SecondPerson.refuseAlone(known);
        var taken = takeFile.take(known, name, body);
        if (taken.state() == ImportState.RUNNING) {
            workers.start(taken.id());
        }
        return new Taken(taken.id().toString(), taken.state().name());
    }

    public Progress progress(String id) {
        return progress(row(id));
    }

    /** The latest first. */
    public List<Progress> recent(int limit) {
        return table.recent(limit).stream().map(this::progress).toList();
    }

    /** A stretch of the error list, behind the given number. */
    public List<ErrorLine> errors(String id, long after, int limit) {
        return errors.page(row(id).id(), after, limit).stream()
                .map(ErrorLine::of)
                .toList();
    }

    private Progress progress(ImportRow row) {
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

    private ImportRow row(String id) {
        return Optional.of(id)
                .flatMap(Imports::uuid)
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
