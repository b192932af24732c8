package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** Hands in the same rows again, once as the very same file and once in another order: nothing is issued twice. */
final class ImportAgain implements Step {
    private final Stage stage;
    private final Worktable table;
    private final ImportDesk imports;

    ImportAgain(Stage stage, Worktable table, ImportDesk imports) {
        this.stage = stage;
        this.table = table;
        this.imports = imports;
    }

    @Override
    public String sentence() {
        return "Handed in the same files again";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        long before = Holdings.of(stage.cast()).certificates();

        for (ImportedFile each : table.imports()) {
            findings.expectEqual(
                    each.importId(),
                    imports.handIn(each.kind(), each.file()),
                    "the import of the same " + each.file().name());
        }
        ImportedFile first = table.imports().getFirst();
        CsvFile shuffled = reversed(first.file());
        JsonObject outcome = imports.follow(imports.handIn(first.kind(), shuffled), shuffled.name(), 0, 0);
        findings.expectEqual(0L, outcome.getLong("accepted", -1), "rows issued from the same rows in another order");
        findings.expectEqual(
                (long) first.papers().size(), outcome.getLong("duplicates", -1), "rows that were recognised");

        findings.expectEqual(
                before, Holdings.of(stage.cast()).certificates(), "the number of certificates on the ledger");
        findings.count("filesRecognised", table.imports().size());
        findings.count("rowsRecognised", outcome.getLong("duplicates", 0));
        findings.say("nothing was issued twice");
    }

    private static CsvFile reversed(CsvFile file) {
        List<List<String>> rows = new ArrayList<>(file.rows());
        Collections.reverse(rows);
        return new CsvFile("reversed-" + file.name(), file.header(), rows);
    }
}
