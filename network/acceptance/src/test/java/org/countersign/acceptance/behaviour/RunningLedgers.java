package org.countersign.acceptance.behaviour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.acceptance.fabric.FabricScripts;
import org.countersign.acceptance.story.Failure;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Starts the ledgers for the first class that asks; JUnit closes them after the last. */
final class RunningLedgers implements ArgumentsProvider {
    /** One ledger alone, for who works on a difference. */
    private static final String ONLY = System.getProperty("behaviour.ledger", "");

    private static final Namespace NAMESPACE = Namespace.create(RunningLedgers.class);

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return context
                .getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Attempt.class, _ -> Attempt.make(), Attempt.class)
                .ledgers()
                .stream()
                .map(Arguments::of);
    }

    /** Made once: where a ledger does not start, trying again for each class would only take longer. */
    private static final class Attempt implements AutoCloseable {
        private final List<RunningLedger> started = new ArrayList<>();
        private Optional<Failure> failure = Optional.empty();

        static Attempt make() {
            Attempt attempt = new Attempt();
            try {
                attempt.startAll();
            } catch (Failure notReady) {
                attempt.failure = Optional.of(notReady);
            }
            return attempt;
        }

        private void startAll() {
            if (ONLY.isEmpty() || ONLY.equals(DevLedgerNetwork.NAME)) {
                started.add(new RunningLedger(DevLedgerNetwork.start(emptyFolder("dev-ledger"))));
            }
            String missing = FabricScripts.missingPrograms();
            if (!missing.isEmpty()) {
                System.err.println(sentence(missing));
            } else if (ONLY.isEmpty() || ONLY.equals(FabricNetwork.NAME)) {
                started.add(new RunningLedger(FabricNetwork.start(emptyFolder("fabric"))));
            }
        }

        List<RunningLedger> ledgers() {
            failure.ifPresent(notReady -> {
                throw notReady;
            });
            return started;
        }

        @Override
        public void close() {
            started.forEach(RunningLedger::close);
        }
    }

    static String sentence(String missing) {
        return "The behaviour suite runs on the dev-ledger alone; for Fabric these programs are not on PATH: "
                + missing;
    }

    /** What is in it stays after the run, for whoever looks for a reason. */
    private static Path emptyFolder(String ledger) {
        Path folder = Path.of("target", "behaviour", ledger).toAbsolutePath();
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> tree = Files.walk(folder)) {
                    for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be made", e);
        }
    }
}
