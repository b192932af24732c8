package org.countersign.acceptance.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.acceptance.offline.OfflineDesk;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.story.Step;

/** The steps of the demo, in order, with what they share. */
final class Programme {
    /** People of their own for the files with mistakes and for the expired certificate: they are in no other file. */
    private static final long OTHER_SEEDS = 40_000;

    private static final int MISTAKEN = 8;

    private final Stage stage;
    private final Worktable table = new Worktable();
    private final OfflineDesk offline;
    private final CounterFiles counterFiles;
    private final Optional<ZbarReader> zbar;

    Programme(Stage stage, Class<?> mainClass, boolean seenBefore, String searchPath) {
        this.stage = stage;
        this.offline = new OfflineDesk(stage.subfolder("counter"), mainClass);
        this.counterFiles = new CounterFiles(stage.cast().counter(), offline.files());
        this.zbar = ZbarReader.find(searchPath);
        if (seenBefore) {
            table.noteIssuedEarlier();
        }
    }

    List<Step> steps() {
        LocalDate today = LocalDate.ofInstant(stage.clock().instant(), DemoCommand.CITY_ZONE);
        Paperwork residents = new Paperwork(stage.population(), today);
        // Every run has others: the same mistakes handed in twice would be recognised as the same file.
        Paperwork others = new Paperwork(
                new Population(OTHER_SEEDS + stage.clock().instant().getEpochSecond(), today), today);
        List<Paper> mistaken = others.papers(PaperKind.ELDERLY, MISTAKEN).toList();
        Paper oldPermit = others.papers(PaperKind.RESIDENCE, 1).toList().getFirst();
        ImportDesk imports = new ImportDesk(stage);
        CounterDesk desk = new CounterDesk(stage, counterFiles, offline);
        PointsDesk points = new PointsDesk(stage);
        Misuse misuse = new Misuse(stage.cast(), stage.label(), PaperKind.ELDERLY.type());
        return List.of(
                new SetUpTrust(stage, table, counterFiles),
                new InventResidents(stage, table, residents),
                new ImportResidents(stage, table, imports),
                new ImportBadRows(table, imports, mistaken),
                new ImportAgain(stage, table, imports),
                new WriteImages(stage, table),
                new ReadImages(stage, table, zbar),
                new CheckOffline(stage, table, desk),
                new ChangeStatuses(stage, table, desk, new StatusDesk(stage), oldPermit),
                new EarnPoints(stage, table, points),
                new SpendPoints(stage, table, points),
                new RefuseStrangers(stage, misuse),
                new RebuildProjection(stage.cast().auditor(), stage.clock()),
                new CompareTotals(stage, table));
    }
}
