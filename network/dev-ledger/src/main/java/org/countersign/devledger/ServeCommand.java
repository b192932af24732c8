package org.countersign.devledger;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.countersign.devledger.chaincode.ChaincodeDefinition;
import org.countersign.devledger.ordering.BatchOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the ledger until the process is told to end. */
@Command(
        name = "serve",
        description = "Serves the Fabric Gateway and block delivery on the loopback address.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = System.getLogger(ServeCommand.class.getName());

    @Mixin
    private LedgerArguments ledger = new LedgerArguments();

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0 takes a free one.")
    private int port = 7051;

    @Option(names = "--channel", paramLabel = "NAME", description = "The channel.")
    private String channel = "countersign";

    @Option(
            names = "--chaincode",
            paramLabel = "NAME:VERSION:PACKAGE-ID:HOST:PORT",
            description = "Chaincode on the channel and where its process listens; may be repeated.",
            converter = DefinitionConverter.class)
    private List<ChaincodeDefinition> chaincodes = new ArrayList<>();

    @Option(names = "--batch-timeout", paramLabel = "MS", description = "BatchTimeout in milliseconds.")
    private int batchTimeoutMillis = (int) BatchOptions.DEFAULT.batchTimeout().toMillis();

    @Option(names = "--max-message-count", paramLabel = "N", description = "MaxMessageCount: transactions per block.")
    private int maxMessageCount = BatchOptions.DEFAULT.maxMessageCount();

    @Option(names = "--preferred-max-bytes", paramLabel = "N", description = "PreferredMaxBytes of a block.")
    private int preferredMaxBytes = BatchOptions.DEFAULT.preferredMaxBytes();

    @Option(names = "--absolute-max-bytes", paramLabel = "N", description = "AbsoluteMaxBytes of a transaction.")
    private int absoluteMaxBytes = BatchOptions.DEFAULT.absoluteMaxBytes();

    @Option(names = "--execute-timeout", paramLabel = "S", description = "Seconds that a chaincode may take.")
    private int executeTimeoutSeconds = 30;

    @Option(names = "--gateway-concurrency", paramLabel = "N", description = "Gateway calls in progress at most.")
    private int gatewayConcurrency = 500;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReadyFile ready = new ReadyFile(ledger.data());
        ready.delete();
        DevLedger running = start();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(running, ready)));
        ready.write(running.port(), ProcessHandle.current().pid());
        LOG.log(
                Level.INFO,
                "dev-ledger listens on {0}, channel {1}, height {2}. It is one process and one operator: for trying,"
                        + " developing and testing, not for production.",
                running.endpoint(),
                channel,
                String.valueOf(running.height()));
        var _ = running.failure().thenRun(stopped::countDown);
        // Ends by a signal, through the shutdown hook; or because the ledger cannot go on.
        stopped.await();
        return 1;
    }

    private DevLedger start() throws IOException {
        DevLedger.Builder builder = ledger.builder(InstantSource.system(), new SecureRandom())
                .port(port)
                .channelId(channel)
                .batching(new BatchOptions(
                        maxMessageCount, preferredMaxBytes, absoluteMaxBytes, Duration.ofMillis(batchTimeoutMillis)))
                .executeTimeout(Duration.ofSeconds(executeTimeoutSeconds))
                .gatewayConcurrency(gatewayConcurrency);
        chaincodes.forEach(builder::chaincode);
        return builder.start();
    }

    private static void stop(DevLedger running, ReadyFile ready) {
        try {
            ready.delete();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the file ready stays behind: {0}", e.getMessage());
        }
        running.close();
    }

    static final class DefinitionConverter implements picocli.CommandLine.ITypeConverter<ChaincodeDefinition> {
        @Override
        public ChaincodeDefinition convert(String value) {
            try {
                return ChaincodeDefinition.parse(value);
            } catch (IllegalArgumentException e) {
                throw new picocli.CommandLine.TypeConversionException(e.getMessage());
            }
        }
    }
}
