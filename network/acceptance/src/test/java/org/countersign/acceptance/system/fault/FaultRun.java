package org.countersign.acceptance.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.acceptance.audit.LedgerAudit;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.DevelopmentClient;
import org.countersign.acceptance.stack.StackFolder;

/** Works while things break, and then counts everything again: answers, chain, database. */
public final class FaultRun {
    private static final int WORKERS = 3;
    private static final int PAPERS_EACH = 400;

    private final StackFolder stack;
    private final FaultTarget target;
    private final long seed;
    private final Clock clock = Clock.systemUTC();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Tally tally = new Tally();

    public FaultRun(StackFolder stack, FaultTarget target, long seed) {
        this.stack = stack;
        this.target = target;
        this.seed = seed;
    }

    /** Throws an assertion error when anything was lost or doubled. Gives the figures of the run. */
    public Map<String, String> run(int strikes) throws InterruptedException {
        var plan = FaultPlan.of(seed, strikes, target.faults().size());
        try {
            return run(plan);
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError(
                    "seed %d (replay: -Dcountersign.faults.seed=%d -Dcountersign.faults.strikes=%d): %s; plan: %s"
                            .formatted(seed, seed, strikes, failed.getMessage(), plan.told(target)),
                    failed);
        }
    }

    private Map<String, String> run(FaultPlan plan) throws InterruptedException {
        var auditor = new PatientClient(client(stack.clientWithRole("auditor")), tally.repetitions);
        var before = audit(auditor);
        var workers = workers();
        var goOn = new AtomicBoolean(true);
        var threads = new ArrayList<Thread>();
        for (var worker : workers) {
            threads.add(Thread.ofPlatform().start(() -> guarded(() -> worker.work(goOn::get))));
        }
        try {
            plan.run(target);
            Thread.sleep(500);
        } finally {
            goOn.set(false);
            for (var thread : threads) {
                thread.join();
            }
        }
        for (var worker : workers) {
            guarded(worker::settle);
        }
        recount(auditor, before);
        return Map.of(
                "seed", Long.toString(seed),
                "plan", plan.told(target),
                "submitted", tally.submitted.toString(),
                "acknowledged", tally.acknowledged.toString(),
                "refused", tally.refused.toString(),
                "unknown, resolved", tally.resolved.toString(),
                "sent again", tally.repetitions.toString());
    }

    /** Thread edge: a worker that cannot go on is a surprise. */
    private void guarded(FaultTarget.Act act) {
        try {
            act.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            tally.surprises.add(String.valueOf(failed.getMessage()));
        }
    }

    private void recount(PatientClient auditor, LedgerAudit before) throws InterruptedException {
        assertThat(tally.surprises).isEmpty();
        assertThat(tally.submitted.get()).as("submitted by all workers").isGreaterThan(WORKERS);
        assertThat(tally.acknowledged.get() + tally.refused.get() + tally.resolved.get())
                .as("acknowledged + refused + resolved unknowns")
                .isEqualTo(tally.submitted.get());
        assertThat(auditor.get("/audit/set-aside").get("items").asArray()).isEmpty();

        var after = audit(auditor);
        assertThat(after.books().certificateCount() - before.books().certificateCount())
                .as("certificates on the chain")
                .isEqualTo(tally.certificates.size());
        assertThat(after.books().registrations()).containsAll(tally.certificates.keySet());
        assertThat(after.books().operationCount() - before.books().operationCount())
                .as("credit operations on the chain, refused ones included")
                .isEqualTo(tally.creditOperations.get());
        var moved = after.books().totals(FaultWorker.SCHEME);
        var known = before.books().totals(FaultWorker.SCHEME);
        assertThat(moved.issued() - known.issued()).as("points issued").isEqualTo(tally.issuedPoints.get());
        assertThat(moved.redeemed() - known.redeemed()).as("points redeemed").isEqualTo(tally.redeemedPoints.get());

        assertThat(auditor.get("/audit/totals?scheme=" + FaultWorker.SCHEME).getBoolean("agree", false))
                .as("chain, database and recomputation agree")
                .isTrue();
        assertThat(auditor.get("/audit/projection").getLong("certificates", -1))
                .as("certificates in the database")
                .isEqualTo(after.books().certificateCount());
    }

    private LedgerAudit audit(PatientClient auditor) throws InterruptedException {
        JsonObject projection = auditor.get("/audit/projection");
        return LedgerAudit.of(stack, projection.getLong("block", 0) + 1);
    }

    private List<FaultWorker> workers() {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        // Seeds may be any number; people exist for small ones.
        var people = new Population(Math.floorMod(seed, 90_000L) + 10_000, today);
        List<Paper> papers = new Paperwork(people, today)
                .papers(PaperKind.VOLUNTEER, WORKERS * PAPERS_EACH)
                .toList();
        var desk = new FaultWorker.Desk(
                new PatientClient(client(stack.clientWithRole("officer")), tally.repetitions),
                new PatientClient(client(stack.partners().getFirst()), tally.repetitions));
        var workers = new ArrayList<FaultWorker>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new FaultWorker(
                    desk,
                    tally,
                    seed + i,
                    "fault-%d-%d-%d".formatted(now.getEpochSecond(), Math.floorMod(seed, 1_000_000L), i),
                    papers.subList(i * PAPERS_EACH, (i + 1) * PAPERS_EACH),
                    now));
        }
        return workers;
    }

    private GatewayClient client(DevelopmentClient who) {
        return new GatewayClient(http, stack.gateway(), who, clock);
    }
}
