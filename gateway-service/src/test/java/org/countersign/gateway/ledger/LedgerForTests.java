package org.countersign.gateway.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.countersign.gateway.TestLedger;
import org.countersign.gateway.ledger.fabric.FabricForTests;
import org.springframework.util.FileSystemUtils;

/** One development ledger with the real contracts for all tests of this package. Use schemes and ids of your own. */
public final class LedgerForTests {
    private static final Path DATA = Path.of("target", "ledger-test").toAbsolutePath();
    private static final Duration CHAINCODE_STARTS_WITHIN = Duration.ofMinutes(2);
    private static final TestLedger SHARED = start();

    private LedgerForTests() {}

    public static TestLedger shared() {
        return SHARED;
    }

    private static TestLedger start() {
        try {
            FileSystemUtils.deleteRecursively(DATA);
            var ledger = TestLedger.start(Files.createDirectories(DATA));
            awaitChaincode(FabricForTests.ledger(ledger.endpoint(), ledger.organizations()));
            return ledger;
        } catch (IOException unstarted) {
            throw new UncheckedIOException(unstarted);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The contracts are found by a search of the class path, which takes its time. */
    private static void awaitChaincode(Ledger ledger) throws InterruptedException {
        var limit = System.nanoTime() + CHAINCODE_STARTS_WITHIN.toNanos();
        while (ledger.evaluate("DataBureauMSP", "credit:totals", List.of("none"))
                        instanceof Ledger.Evaluation.Unavailable
                && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
