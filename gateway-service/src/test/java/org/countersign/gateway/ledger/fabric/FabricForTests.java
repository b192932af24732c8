package org.countersign.gateway.ledger.fabric;

import java.nio.file.Path;
import java.time.Duration;
import org.countersign.gateway.ledger.Ledger;

/** The adapter, for tests that need a real ledger. */
public final class FabricForTests {
    private FabricForTests() {}

    public static Ledger ledger(String endpoint, Path organizations) {
        return new FabricLedger(properties(endpoint, organizations));
    }

    static LedgerProperties properties(String endpoint, Path organizations) {
        return new LedgerProperties(
                true,
                endpoint,
                "countersign",
                "countersign",
                organizations,
                "gateway",
                null,
                "DataBureauMSP",
                null,
                null,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10));
    }
}
