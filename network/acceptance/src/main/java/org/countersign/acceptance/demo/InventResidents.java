package org.countersign.acceptance.demo;

import java.util.List;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** Makes the people of this run, spread over the six types. */
final class InventResidents implements Step {
    private final Stage stage;
    private final Worktable table;
    private final Paperwork paperwork;

    InventResidents(Stage stage, Worktable table, Paperwork paperwork) {
        this.stage = stage;
        this.table = table;
        this.paperwork = paperwork;
    }

    @Override
    public String sentence() {
        return "Invented residents of a city that does not exist";
    }

    @Override
    public void run(Findings findings) {
        PaperKind[] kinds = PaperKind.values();
        long filledIn = 0;
        for (int i = 0; i < kinds.length; i++) {
            int count = stage.residents() / kinds.length + (i < stage.residents() % kinds.length ? 1 : 0);
            List<Paper> papers = paperwork.papers(kinds[i], count).toList();
            table.putPapers(kinds[i], papers);
            findings.count(kinds[i].type(), count);
            filledIn += papers.stream().map(Paper::holderId).distinct().count();
        }
        findings.expectEqual((long) stage.residents(), filledIn, "the number of different residents");
        findings.count("residents", filledIn);
        findings.say(filledIn + " people, " + kinds.length + " types, all ID numbers with the area 999999");
    }
}
