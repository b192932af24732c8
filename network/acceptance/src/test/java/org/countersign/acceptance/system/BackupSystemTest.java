package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.acceptance.audit.LedgerAudit;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.stack.Launcher;
import org.countersign.acceptance.stack.StackFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running stack is backed up and goes on; the backup is restored elsewhere, compared, and restored once more beside a ledger that went on. */
@OnRunningStack
class BackupSystemTest {
    private static final Pattern TIP = Pattern.compile("last block and its hash: ([0-9]+) ([0-9a-f]{64})");
    private static final int MISFIT = 78;

    private final Clock clock = Clock.systemUTC();
    private final String label = "backup-" + clock.millis();
    private final Instant expiry =
            clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(365));
    private final List<Paper> papers = SmallBureau.papers(clock, 3);

    @TempDir
    private Path folder = Path.of(".");

    private Launcher restored = new Launcher(Path.of("."), Path.of("."));

    private record Tip(long block, String hash) {}

    @BeforeEach
    void choose_a_folder() {
        restored = launcher("restored");
    }

    @AfterEach
    void stop_what_a_failure_left_running() throws InterruptedException {
        restored.run("down");
    }

    @Test
    void what_was_backed_up_comes_back_and_what_came_later_is_cleanly_absent(RunningStack stack) throws Exception {
        SmallBureau original = new SmallBureau(stack.folder(), clock, label);
        String kept = original.issue(papers.get(0), "kept");
        String revoked = original.issue(papers.get(1), "revoked");
        original.revoke(revoked, "revoke");
        String account = original.account(papers.get(0).holderId());
        original.earn(account, 50, expiry, "earn");
        original.redeem(account, 20, "redeem");
        SmallBureau.Witness before = original.witness(List.of(kept, revoked), account);

        assertThat(stack.launcher().run("verify", "--desk-code", label).code()).isZero();
        Map<String, String> desk = desk(stack.folder());
        Path backup = folder.resolve("backup.tar.gz");
        Tip tip = backUp(stack.launcher(), backup);
        String later = original.issue(papers.get(2), "later");
        original.earn(account, 7, expiry, "later-earn");

        assertThat(restored.run("restore", "--from", backup.toString()).code()).isZero();
        assertThat(desk(restored.stack())).isEqualTo(desk);
        start();
        SmallBureau again = new SmallBureau(restored.stack(), clock, label);
        assertThat(again.witness(List.of(kept, revoked), account)).isEqualTo(before);
        assertThat(LedgerAudit.of(restored.stack(), tip.block() + 1).hashOf(tip.block()))
                .isEqualTo(tip.hash());
        assertThat(again.account(papers.get(0).holderId())).isEqualTo(account);
        assertThat(again.lookUp(later)).isEqualTo(404);
        assertThat(again.lost()).isEmpty();
        assertDeskSays(again.pass(kept), 0);
        assertDeskSays(again.pass(revoked), 1);
        assertThat(again.differencesOfARebuild()).isEmpty();

        // What is sent again with the keys of then is new here.
        again.earn(account, 7, expiry, "later-earn");
        assertThat(again.available(account)).isEqualTo(37);
        String second = again.issue(papers.get(2), "later");
        assertThat(second).isNotEqualTo(later);

        the_gateway_alone_catches_up_with_a_ledger_that_went_on(
                backup, before, account, List.of(kept, revoked), second);
        a_gateway_that_knows_more_than_the_ledger_is_refused(backup);
    }

    /** The ledger of the restored folder keeps what came after the backup; its gateway is set back to the backup. */
    private void the_gateway_alone_catches_up_with_a_ledger_that_went_on(
            Path backup, SmallBureau.Witness before, String account, List<String> certificates, String forgotten)
            throws Exception {
        restored.run("down");
        delete(restored.stack().data().resolve("gateway"));
        assertThat(restored.run("restore", "--only", "gateway", "--from", backup.toString())
                        .code())
                .isZero();
        start();

        SmallBureau behind = new SmallBureau(restored.stack(), clock, label);
        SmallBureau.Witness now = behind.witness(certificates, account);
        assertThat(now.certificates()).isEqualTo(before.certificates());
        assertThat(now.passes()).isEqualTo(before.passes());
        assertThat(now.listSigner()).isEqualTo(before.listSigner());
        // The ledger kept the points. The salt of their event is lost with the database, so the same request is not the
        // same
        // content any more: it is known by its id, refused, and not booked again.
        assertThat(behind.available(account)).isEqualTo(37);
        assertThat(behind.askToEarn(account, 7, expiry, "later-earn").object().getString("code", ""))
                .isEqualTo("ID_REUSED");
        assertThat(behind.available(account)).isEqualTo(37);
        // The ledger kept the certificate, what it says of a person is gone: it is named, revoked and issued again.
        assertThat(behind.lookUp(forgotten)).isEqualTo(404);
        assertThat(behind.lost()).containsExactly(forgotten);
        behind.revoke(forgotten, "revoke-forgotten");
        assertThat(behind.issue(papers.get(2), "later")).isNotEqualTo(forgotten);
        assertThat(behind.differencesOfARebuild()).isEmpty();
    }

    private void a_gateway_that_knows_more_than_the_ledger_is_refused(Path older) throws Exception {
        restored.run("down");
        Path newer = folder.resolve("newer.tar.gz");
        backUp(restored, newer);
        Launcher mixed = launcher("mixed");
        assertThat(mixed.run("restore", "--from", older.toString()).code()).isZero();
        delete(mixed.stack().data().resolve("gateway"));

        Launcher.Called refused = mixed.run("restore", "--only", "gateway", "--from", newer.toString());

        assertThat(refused.code()).isEqualTo(MISFIT);
        assertThat(refused.output()).contains("ends before block");
        assertThat(mixed.stack().data().resolve("gateway")).doesNotExist();
    }

    private static Tip backUp(Launcher launcher, Path file) throws InterruptedException {
        Launcher.Called called = launcher.run("backup", "--to", file.toString());
        assertThat(called.code()).as(called.output()).isZero();
        var tip = TIP.matcher(called.output());
        assertThat(tip.find()).as(called.output()).isTrue();
        return new Tip(Long.parseLong(tip.group(1)), tip.group(2));
    }

    private void start() throws InterruptedException {
        Launcher.Called called = restored.run(
                "up",
                "--port",
                "0",
                "--ledger-port",
                "0",
                "--chaincode-port",
                "0",
                "--counter-port",
                "0",
                "--wallet-port",
                "0");
        assertThat(called.code()).as(called.output()).isZero();
    }

    /** What a desk cannot make again: the root that it pinned, its own keys, the desks that it let in. It goes on only if the same keys sign. Codes for more are there as well; one that is over may go at any time. */
    private static Map<String, String> desk(StackFolder stack) throws IOException {
        Path counter = stack.data().resolve("counter");
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(counter)) {
            for (Path each : tree.filter(Files::isRegularFile).toList()) {
                String name = counter.relativize(each).toString();
                if (name.endsWith(".pem") || name.matches("desks/[^/]+\\.json")) {
                    found.put(name, HexFormat.of().formatHex(Files.readAllBytes(each)));
                }
            }
        }
        assertThat(found.keySet()).contains("root.pem");
        assertThat(counter.resolve("desks/codes")).isNotEmptyDirectory();
        return found;
    }

    private void assertDeskSays(String pass, int code) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("pass.txt"), pass);
        assertThat(restored.run("verify", "--sync").code()).isZero();
        assertThat(restored.run("verify", file.toString()).code()).isEqualTo(code);
    }

    private Launcher launcher(String name) {
        return new Launcher(RunningStack.ROOT.toAbsolutePath().normalize(), folder.resolve(name));
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
