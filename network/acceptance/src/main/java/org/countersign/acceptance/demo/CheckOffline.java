package org.countersign.acceptance.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.acceptance.offline.CheckItem;
import org.countersign.acceptance.offline.CheckedItem;
import org.countersign.acceptance.offline.OfflineReport;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** Checks every pass in a process whose sockets are all refused. */
final class CheckOffline implements Step {
    private static final String VALID = "VALID";
    private static final int FROM_IMAGE_EVERY = 10;

    private final Stage stage;
    private final Worktable table;
    private final CounterDesk desk;

    CheckOffline(Stage stage, Worktable table, CounterDesk desk) {
        this.stage = stage;
        this.table = table;
        this.desk = desk;
    }

    @Override
    public String sentence() {
        return "Checked what was read offline, in a process that is refused every socket";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        desk.refresh();
        List<CheckItem> items = items();
        OfflineReport report = desk.checkOffline(items);
        requireOffline(report, findings);

        Map<String, CheckedItem> byName = new HashMap<>();
        report.items().forEach(item -> byName.put(item.name(), item));
        Map<String, Long> verdicts = new TreeMap<>();
        for (IssuedPass pass : table.passes()) {
            CheckedItem item = byName.get(pass.certificate());
            String verdict = item == null ? "NONE" : item.verdict();
            verdicts.merge(verdict, 1L, Long::sum);
            requireVerdict(pass, verdict, findings);
        }
        requireEverybodyShown(report, findings);

        table.keepValid(table.passes().stream()
                .filter(pass -> byName.containsKey(pass.certificate())
                        && byName.get(pass.certificate()).verdict().equals(VALID))
                .toList());
        verdicts.forEach(findings::count);
        findings.count(
                "readFromTheImageThere",
                items.stream().filter(item -> item.image().isPresent()).count());
        findings.count("millis", report.millis());
        findings.record("signatureProvider", report.provider());
        findings.say(verdicts.getOrDefault(VALID, 0L) + " of " + items.size()
                + " valid, every tenth read from its image there too");
    }

    /** What was read from each image; of some the image itself, so that reading, too, is seen to need no network. */
    private List<CheckItem> items() {
        List<CheckItem> items = new ArrayList<>();
        for (IssuedPass pass : table.passes()) {
            items.add(
                    items.size() % FROM_IMAGE_EVERY == 0
                            ? CheckItem.ofImage(pass.certificate(), pass.image())
                            : CheckItem.ofText(pass.certificate(), table.scanned(pass)));
        }
        return items;
    }

    private void requireOffline(OfflineReport report, Findings findings) {
        findings.count("refusedSockets", report.refusals());
        findings.expect(report.proofs().size() == 3, "three ways to the gateway should have been tried and refused");
        findings.expect(report.refusals() >= 3, "the refused sockets should have been counted");
        findings.expectEqual(0, report.openSockets(), "the number of sockets of the offline process");
        findings.say("it tried to reach the gateway in " + report.proofs().size() + " ways and was refused");
    }

    /** Valid, unless the certificate was revoked or suspended in an earlier run and the gateway says so. */
    private void requireVerdict(IssuedPass pass, String verdict, Findings findings) throws InterruptedException {
        boolean mayBeOtherwise = table.issuedEarlier() && !verdict.equals(VALID);
        String recorded = mayBeOtherwise
                ? stage.cast()
                        .officer()
                        .get("/certificates/" + pass.certificate())
                        .orFail(200)
                        .object()
                        .getString("status", "")
                : VALID;
        findings.expectEqual(recorded, verdict, "the verdict about " + pass.certificate());
    }

    /** What the clerk saw is who was issued a certificate: the same names, as often. */
    private void requireEverybodyShown(OfflineReport report, Findings findings) {
        List<String> shown = new ArrayList<>();
        report.items()
                .forEach(item -> shown.add(item.type() + " "
                        + item.fields()
                                .getOrDefault("businessName", item.fields().getOrDefault("holderName", ""))));
        List<String> issued = new ArrayList<>();
        table.imports()
                .forEach(file -> file.papers()
                        .forEach((Paper paper) -> issued.add(paper.kind().type() + " " + paper.holder())));
        shown.sort(null);
        issued.sort(null);
        findings.expect(shown.equals(issued), "the names that the counter showed should be those of the residents");
    }
}
