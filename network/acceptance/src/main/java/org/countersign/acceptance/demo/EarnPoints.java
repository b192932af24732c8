package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** Every volunteer of this run earns points for an afternoon, in batches. */
final class EarnPoints implements Step {
    private static final int BATCH = 200;
    private static final int LEAST_POINTS = 10;
    private static final int SPREAD = 31;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long ASK_EVERY_MILLIS = 200;

    private final Stage stage;
    private final Worktable table;
    private final PointsDesk points;

    EarnPoints(Stage stage, Worktable table, PointsDesk points) {
        this.stage = stage;
        this.table = table;
        this.points = points;
    }

    @Override
    public String sentence() {
        return "Volunteers earned points";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        List<Paper> volunteers = table.papers(PaperKind.VOLUNTEER);
        Paper first = volunteers.getFirst();
        String account = points.account(first.holderId());
        long before = points.balance(account).available();

        List<String> batches = new ArrayList<>();
        for (int from = 0; from < volunteers.size(); from += BATCH) {
            batches.add(handIn(volunteers, from, Math.min(from + BATCH, volunteers.size())));
        }
        long applied = 0;
        for (String batch : batches) {
            applied += follow(batch, applied, volunteers.size(), findings);
        }
        long awarded = 0;
        for (int i = 0; i < volunteers.size(); i++) {
            awarded += pointsOf(i);
        }

        findings.expectEqual((long) volunteers.size(), applied, "earnings that were carried out");
        findings.expectEqual(before + pointsOf(0), points.balance(account).available(), "the first volunteer's points");
        findings.count("volunteers", volunteers.size());
        findings.count("batches", batches.size());
        findings.count("points", awarded);
        findings.say(volunteers.size() + " people, " + awarded + " points, in " + batches.size() + " batches");
    }

    private static int pointsOf(int volunteer) {
        return LEAST_POINTS + volunteer * 7 % SPREAD;
    }

    private String handIn(List<Paper> volunteers, int from, int to) throws InterruptedException {
        Instant expiresAt =
                stage.clock().instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(730));
        JsonArray operations = new JsonArray();
        for (int i = from; i < to; i++) {
            operations.add(PointsDesk.operation("earn")
                    .add("id", stage.label().id("earn-" + i))
                    .add("resident", volunteers.get(i).holderId())
                    .add("scheme", PointsDesk.SCHEME)
                    .add("points", pointsOf(i))
                    .add("expiresAt", expiresAt.toString())
                    .add("event", stage.label().id("afternoon-" + i)));
        }
        return stage.cast()
                .officer()
                .post(
                        "/credit/batches",
                        new JsonObject().add("operations", operations),
                        stage.label().key("earn-from-" + from))
                .orFail(202)
                .object()
                .getString("id", "");
    }

    /** The number of operations of the batch that were carried out. */
    private long follow(String batch, long before, long all, Findings findings) throws InterruptedException {
        Instant deadline = stage.clock().instant().plus(PATIENCE);
        while (stage.clock().instant().isBefore(deadline)) {
            JsonObject state = stage.cast()
                    .officer()
                    .get("/credit/batches/" + batch)
                    .orFail(200)
                    .object();
            if (state.getString("state", "").equals("FINISHED")) {
                for (JsonValue outcome : state.get("outcomes").asArray()) {
                    findings.expectEqual(
                            "APPLIED", outcome.asObject().getString("state", ""), "the outcome of an earning");
                }
                return state.getLong("applied", -1);
            }
            stage.teller().progress("earnings", before + state.getLong("applied", 0), all);
            Thread.sleep(ASK_EVERY_MILLIS);
        }
        throw new Failure("a batch of earnings was not decided within " + PATIENCE.toSeconds() + " s");
    }
}
