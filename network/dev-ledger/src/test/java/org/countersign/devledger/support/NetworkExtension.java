package org.countersign.devledger.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.devledger.DevLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One ledger for all tests of a class; each test uses keys of its own. */
public final class NetworkExtension implements BeforeAllCallback, AfterAllCallback {
    private final UnaryOperator<DevLedger.Builder> configuration;
    private @Nullable Path data;
    private @Nullable TestNetwork network;

    public NetworkExtension() {
        this(builder -> builder);
    }

    public NetworkExtension(UnaryOperator<DevLedger.Builder> configuration) {
        this.configuration = configuration;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        data = Files.createTempDirectory("dev-ledger");
        network = new TestNetwork(
                data,
                builder -> configuration.apply(
                        builder.chaincode(TestChaincode.shared().definition())));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        network().close();
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(data))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    public TestNetwork network() {
        return Objects.requireNonNull(network);
    }

    public TestClient client() {
        return network().client();
    }

    public RawClient raw() {
        return network().raw(TestNetwork.DATA_BUREAU, "gateway");
    }
}
