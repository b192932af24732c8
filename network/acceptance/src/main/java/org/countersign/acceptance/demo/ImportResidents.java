package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** Hands in one CSV file per type, and follows each until every accepted row is registered on the ledger. */
final class ImportResidents implements Step {
    private final Stage stage;
    private final Worktable table;
    private final ImportDesk imports;

    ImportResidents(Stage stage, Worktable table, ImportDesk imports) {
        this.stage = stage;
        this.table = table;
        this.imports = imports;
    }

    @Override
    public String sentence() {
        return "Issued in bulk from CSV files, one per type, until all were registered on the ledger";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        long before = Holdings.of(stage.cast()).certificates();
        List<ImportedFile> handedIn = new ArrayList<>();
        for (PaperKind kind : PaperKind.values()) {
            CsvFile file = csv(kind);
            save(file);
            handedIn.add(new ImportedFile(kind, file, table.papers(kind), imports.handIn(kind, file)));
        }
        long registered = 0;
        for (ImportedFile each : handedIn) {
            registered += follow(each, registered, findings);
            table.addImport(each);
        }
        long issued = Holdings.of(stage.cast()).certificates() - before;

        findings.expectEqual(
                table.issuedEarlier() ? 0L : (long) stage.residents(),
                issued,
                "certificates that came onto the ledger");
        findings.count("files", handedIn.size());
        findings.count("issued", issued);
        findings.count("registered", registered);
        findings.say(handedIn.size() + " files, " + registered + " certificates registered");
        if (table.issuedEarlier()) {
            findings.say("an earlier run had issued them, so " + issued + " were issued now");
        }
    }

    /** The number of certificates of the file that are registered. */
    private long follow(ImportedFile each, long before, Findings findings) throws InterruptedException {
        String name = each.file().name();
        long rows = each.papers().size();
        JsonObject outcome = imports.follow(each.importId(), name, stage.residents(), before);
        findings.expectEqual(rows, outcome.getLong("rows", -1), name + ": rows");
        findings.expectEqual(rows, outcome.getLong("accepted", -1), name + ": accepted rows");
        findings.expectEqual(0L, outcome.getLong("refused", -1), name + ": refused rows");
        findings.expectEqual(rows, outcome.getLong("registered", -1), name + ": registered rows");
        return outcome.getLong("registered", 0);
    }

    private CsvFile csv(PaperKind kind) {
        TypeDefinition type = table.type(kind);
        List<List<String>> rows = table.papers(kind).stream()
                .map((Paper paper) -> type.row(paper))
                .toList();
        return new CsvFile(kind.type() + ".csv", type.header(), rows);
    }

    private void save(CsvFile file) {
        Path folder = stage.subfolder("csv");
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(file.name()), file.bytes());
        } catch (IOException e) {
            throw new Failure("the CSV files cannot be written", e);
        }
    }
}
