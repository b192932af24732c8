package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.countersign.acceptance.audit.LedgerAudit;
import org.countersign.acceptance.demo.RebuildProjection;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** {@code kill -9} of every process in turn while certificates are being issued, then {@code up} again. */
@OnRunningStack
class KillEverythingSystemTest {
    /** More than are issued while everything is killed and started once: some 12,500 on a busy machine. */
    private static final int REQUESTS = 20_000;

    private static final int ACKNOWLEDGED_BETWEEN_KILLS = 40;
    private static final int REPEATED = 25;
    private static final Duration BROKEN_FOR = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Clock clock = Clock.systemUTC();

    /** Processes of the stack that die together, and how their ids are found. */
    private record Victim(String name, Function<StackFolder, List<Long>> pids) {}

    private static final List<Victim> VICTIMS = List.of(
            new Victim("gateway", stack -> List.of(stack.pid("gateway"))),
            new Victim("postgres", stack -> List.of(stack.postmasterPid())),
            new Victim("screens", stack -> List.of(stack.pid("counter"), stack.pid("wallet"))),
            new Victim("chaincode", stack -> List.of(stack.pid("chaincode"))),
            new Victim("ledger", stack -> List.of(stack.pid("ledger"))));

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_doubled(RunningStack stack, TestReporter reporter)
            throws Exception {
        GatewayClient auditor = client(stack, "auditor");
        long before = certificates(auditor);
        SteadyOfficer officer = SteadyOfficer.start(client(stack, "officer"), papers(), "kill-" + clock.millis());

        for (Victim victim : VICTIMS) {
            awaitAcknowledged(officer, officer.acknowledgedCount() + ACKNOWLEDGED_BETWEEN_KILLS, victim.name());
            for (long pid : victim.pids().apply(stack.folder())) {
                kill(pid);
            }
            Thread.sleep(BROKEN_FOR);
            stack.up();
        }
        awaitAcknowledged(officer, officer.acknowledgedCount() + ACKNOWLEDGED_BETWEEN_KILLS, "the last");
        officer.finish();

        Map<Integer, String> acknowledged = officer.acknowledged();
        reporter.publishEntry(Map.of(
                "acknowledged", Integer.toString(acknowledged.size()),
                "sent again", Integer.toString(officer.repetitions())));
        assertThat(officer.surprises()).isEmpty();
        assertThat(officer.repetitions()).isPositive();
        assertThat(new HashSet<>(acknowledged.values())).hasSameSizeAs(acknowledged.entrySet());
        awaitCertificates(auditor, before + acknowledged.size());
        assertOnLedgerOnce(stack, auditor, acknowledged);
        assertRepetitionsGetTheFirstAnswer(officer, acknowledged);
        assertRebuildIsEqual(auditor);
        assertThat(certificates(auditor)).isEqualTo(before + acknowledged.size());
    }

    /** The oracle: the whole ledger, its hashes and its books, and each certificate in it exactly once. */
    private static void assertOnLedgerOnce(RunningStack stack, GatewayClient auditor, Map<Integer, String> acknowledged)
            throws InterruptedException {
        long height = projection(auditor).getLong("block", 0) + 1;
        LedgerAudit audit = LedgerAudit.of(stack.folder(), height);

        assertThat(audit.height()).isGreaterThanOrEqualTo(height);
        // Once at most: the books refuse a block that registers a certificate again.
        assertThat(audit.books().registrations()).containsAll(acknowledged.values());
        assertThat(audit.books().certificateCount()).isEqualTo(certificates(auditor));
    }

    private static void assertRepetitionsGetTheFirstAnswer(SteadyOfficer officer, Map<Integer, String> acknowledged)
            throws InterruptedException {
        for (int number : acknowledged.keySet().stream().limit(REPEATED).toList()) {
            assertThat(officer.repeat(number)).contains(acknowledged.get(number));
        }
    }

    private void assertRebuildIsEqual(GatewayClient auditor) throws InterruptedException {
        Findings findings = new Findings();

        new RebuildProjection(auditor, clock).run(findings);

        assertThat(findings.failures()).isEmpty();
    }

    private void awaitAcknowledged(SteadyOfficer officer, int count, String when) throws InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (officer.acknowledgedCount() < count) {
            assertThat(clock.instant()).as("still issuing before %s", when).isBefore(deadline);
            Thread.sleep(50);
        }
    }

    private void awaitCertificates(GatewayClient auditor, long count) throws InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (certificates(auditor) < count) {
            assertThat(clock.instant())
                    .as("all acknowledged certificates registered")
                    .isBefore(deadline);
            Thread.sleep(200);
        }
    }

    /** On Linux this is SIGKILL: no hook runs, nothing is flushed. */
    private static void kill(long pid) throws InterruptedException {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        for (int i = 0; i < 100 && process.isAlive(); i++) {
            Thread.sleep(20);
        }
    }

    private List<Paper> papers() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        return new Paperwork(new Population(777, today), today)
                .papers(PaperKind.VOLUNTEER, REQUESTS)
                .toList();
    }

    private static long certificates(GatewayClient auditor) throws InterruptedException {
        return projection(auditor).getLong("certificates", -1);
    }

    private static JsonObject projection(GatewayClient auditor) throws InterruptedException {
        return auditor.get("/audit/projection").orFail(200).object();
    }

    private GatewayClient client(RunningStack stack, String role) {
        return new GatewayClient(
                HttpClient.newHttpClient(),
                stack.folder().gateway(),
                stack.folder().clientWithRole(role),
                clock);
    }
}
