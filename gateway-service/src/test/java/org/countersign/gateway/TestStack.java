package org.countersign.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.gateway.authorization.TestWallets;
import org.springframework.util.FileSystemUtils;

/** What the shared context runs on: fresh folders below {@code target}, a ledger, and the PostgreSQL programs unpacked once for all runs. */
public final class TestStack {
    private static final TestStack INSTANCE = new TestStack();

    private final Path root = Path.of("target", "gateway-test").toAbsolutePath();
    private final TestLedger ledger;

    private TestStack() {
        try {
            FileSystemUtils.deleteRecursively(root);
            Files.createDirectories(root);
            TestWallets.register(Files.createDirectories(data()));
            ledger = TestLedger.start(Files.createDirectories(root.resolve("ledger")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestStack get() {
        return INSTANCE;
    }

    /** Where tests of the database find the programs; unpacking takes seconds. */
    public static Path postgresPrograms() {
        return Path.of("target", "postgres-programs").toAbsolutePath();
    }

    Path clients() {
        return data().resolve("clients.json");
    }

    Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("countersign.data", data().toString());
        properties.put(
                "countersign.database.embedded.binaries", postgresPrograms().toString());
        properties.put("countersign.ledger.endpoint", ledger.endpoint());
        properties.put(
                "countersign.ledger.organizations", ledger.organizations().toString());
        // Tests export no metrics unless they say so.
        properties.put("management.prometheus.metrics.export.enabled", "true");
        properties.put("countersign.browser-wallets.origins", TestWallets.PAGES);
        properties.put("countersign.trust.clock-interval", "2s");
        properties.put("countersign.trust.key-overlap", "2s");
        return properties;
    }

    private Path data() {
        return root.resolve("gateway");
    }
}
