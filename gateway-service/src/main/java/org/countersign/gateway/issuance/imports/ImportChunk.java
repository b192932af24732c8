package org.countersign.gateway.issuance.imports;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.CityTime;
import org.countersign.format.Digest;
import org.countersign.gateway.issuance.IssueCertificates;
import org.countersign.gateway.issuance.SignedCertificate;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through one chunk of a file: reads, checks, drops duplicates, signs, and then writes everything in one transaction: certificates, registrations, errors,
 * counts and the cursor. A crash before the commit leaves the cursor where it was, and the chunk is done again; after it the chunk is done.
 */
@Component
final class ImportChunk {
    private final ImportTable table;
    private final ImportErrorTable errors;
    private final TypeCatalogue types;
    private final IssueCertificates issue;
    private final TransactionTemplate transaction;
    private final ImportProperties limits;
    private final Clock clock;
    private final ImportProbe probe;

    ImportChunk(
            ImportTable table,
            ImportErrorTable errors,
            TypeCatalogue types,
            IssueCertificates issue,
            PlatformTransactionManager transactions,
            ImportProperties limits,
            Clock clock,
            Optional<ImportProbe> probe) {
        this.table = table;
        this.errors = errors;
        this.types = types;
        this.issue = issue;
        this.transaction = new TransactionTemplate(transactions);
        this.limits = limits;
        this.clock = clock;
        this.probe = probe.orElse(ImportProbe.NONE);
    }

    /** Rows as they were read, up to where. */
    private record Rows(List<RowResult> results, long nextByte, int nextLine, boolean isLast) {}

    /** Does the next chunk; false when there is nothing more to do now. */
    boolean next(UUID id) throws IOException {
        var found = table.find(id).filter(row -> row.state() == ImportState.RUNNING);
        if (found.isEmpty() || issue.room() < limits.chunkRows()) {
            return false;
        }
        var from = found.get();
        var rows = read(from);
        var errorsFound = new ArrayList<RowError>();
        var good = new ArrayList<RowResult.Good>();
        for (var result : rows.results()) {
            switch (result) {
                case RowResult.Good row -> good.add(row);
                case RowResult.Bad(var complaints) -> errorsFound.addAll(complaints);
            }
        }
        var refused = rows.results().size() - good.size();
        var linesOf = new HashMap<Digest, Integer>();
        var fresh = withoutDuplicates(id, good, linesOf, errorsFound);
        var signed = issue.sign(fresh.stream().map(RowResult.Good::certificate).toList());
        probe.reached(ImportProbe.Point.SIGNED);
        var moved = transaction.execute(_ -> write(from, rows, signed, linesOf, errorsFound, good.size(), refused));
        probe.reached(ImportProbe.Point.COMMITTED);
        return Boolean.TRUE.equals(moved) && !rows.isLast();
    }

    private Rows read(ImportRow from) throws IOException {
        var type = types.find(from.type())
                .orElseThrow(() ->
                        new IllegalStateException("the type %s has no definition any more".formatted(from.type())));
        var today = LocalDate.ofInstant(clock.instant(), CityTime.OFFSET);
        var reader = new RowReader(type, types, Header.stored(type, from.headings()), today);
        var results = new ArrayList<RowResult>();
        try (var file = new StoredFile(table, from.id(), from.nextByte())) {
            var records = new RecordReader(file, from.nextByte(), from.nextLine());
            var nextByte = from.nextByte();
            var nextLine = from.nextLine();
            while (results.size() < limits.chunkRows()) {
                var record = records.next();
                if (record.isEmpty()) {
                    return new Rows(results, nextByte, nextLine, true);
                }
                nextByte = record.get().nextByte();
                nextLine = record.get().nextLine();
                if (!record.get().isBlank()) {
                    results.add(reader.read(record.get()));
                }
            }
            return new Rows(results, nextByte, nextLine, false);
        }
    }

    /** Those whose document is new; the others are reported. */
    private List<RowResult.Good> withoutDuplicates(
            UUID id, List<RowResult.Good> good, Map<Digest, Integer> linesOf, List<RowError> errorsFound) {
        var documents =
                good.stream().map(row -> issue.documentOf(row.certificate())).toList();
        var issued = issue.issuedBefore(documents);
        var fresh = new ArrayList<RowResult.Good>();
        for (var i = 0; i < good.size(); i++) {
            var line = good.get(i).line();
            var before = issued.get(documents.get(i));
            if (before != null) {
                var inThisFile = before.filter(id::equals).isPresent();
                errorsFound.add(
                        RowError.of(line, inThisFile ? RowFault.DUPLICATE_IN_FILE : RowFault.DUPLICATE_CERTIFICATE));
            } else if (linesOf.putIfAbsent(documents.get(i), line) != null) {
                errorsFound.add(RowError.of(line, RowFault.DUPLICATE_IN_FILE));
            } else {
                fresh.add(good.get(i));
            }
        }
        return fresh;
    }

    private boolean write(
            ImportRow from,
            Rows rows,
            List<SignedCertificate> signed,
            Map<Digest, Integer> linesOf,
            List<RowError> errorsFound,
            int good,
            int refused) {
        var written = new HashSet<>(issue.write(signed, Optional.of(from.id())));
        for (var certificate : signed) {
            if (!written.contains(certificate.id())) {
                // Somebody else issued the same document since we looked.
                errorsFound.add(RowError.of(
                        linesOf.getOrDefault(certificate.businessKey(), from.nextLine()),
                        RowFault.DUPLICATE_CERTIFICATE));
            }
        }
        var chunk = new ChunkResult(written.size(), refused, good - written.size(), rows.nextByte(), rows.nextLine());
        if (!table.advance(from, chunk)) {
            throw new OvertakenException(from.id());
        }
        errorsFound.sort(Comparator.comparingInt(RowError::line));
        errors.add(from.id(), errorsFound);
        if (rows.isLast()) {
            table.finish(from.id());
        }
        probe.reached(ImportProbe.Point.WRITTEN);
        return true;
    }

    /** Another gateway did this chunk; what was written here rolls back. */
    static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OvertakenException(UUID id) {
            super("import " + id + " is being worked on elsewhere");
        }
    }
}
