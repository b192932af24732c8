package org.countersign.acceptance.bench.ledger;

import com.eclipsesource.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.stack.StackFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Certificates registered a second through the whole path, beside the keys a second of a bare chaincode on the same ledger. */
@Command(
        name = "ledger",
        description =
                "Certificates registered a second beside the keys a second of a chaincode that only writes, in turns on one ledger.",
        mixinStandardHelpOptions = true)
public final class BenchLedgerCommand implements Callable<Integer> {
    private static final ZoneId CITY_ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock = Clock.systemUTC();

    @Option(names = "--data", required = true, description = "The data folder of the running stack.")
    private Path data = Path.of(".");

    @Option(
            names = "--bare",
            defaultValue = "bare",
            description = "The chaincode that only writes (default ${DEFAULT-VALUE}).")
    private String bare = "bare";

    @Option(
            names = "--certificates",
            defaultValue = "20000",
            description = "Certificates of one turn (default ${DEFAULT-VALUE}).")
    private int certificates;

    @Option(
            names = "--warm-up",
            defaultValue = "50000",
            description = "Certificates of a first turn that does not count (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns that count (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--keys",
            defaultValue = "500",
            description = "Keys in one transaction of the bare chaincode (default ${DEFAULT-VALUE}).")
    private int keys;

    @Option(
            names = "--value-bytes",
            defaultValue = "430",
            description = "Bytes of each of its values (default ${DEFAULT-VALUE}).")
    private int valueBytes;

    @Option(
            names = "--in-flight",
            defaultValue = "4",
            description = "Its transactions at once (default ${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--singles",
            defaultValue = "100",
            description = "Certificates that are issued one by one (default ${DEFAULT-VALUE}).")
    private int singles;

    @Override
    public Integer call() throws InterruptedException {
        LoadPlan plan = new LoadPlan(certificates, warmUp, rounds, keys, valueBytes, inFlight, singles);
        StackFolder stack = new StackFolder(data);
        long seed = clock.instant().getEpochSecond();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                BareChaincode chaincode = new BareChaincode(stack, bare, clock)) {
            GatewayClient officer = new GatewayClient(http, stack.gateway(), stack.clientWithRole("officer"), clock);
            RegistrationOffice office =
                    new RegistrationOffice(officer, clock, LocalDate.ofInstant(clock.instant(), CITY_ZONE), seed);
            GatewayClient auditor = new GatewayClient(http, stack.gateway(), stack.clientWithRole("auditor"), clock);
            LedgerFigures figures =
                    new LedgerTurns(office, new GatewayPhases(auditor), chaincode, Long.toString(seed)).run(plan);
            System.out.println(withMachine(figures.toJson(), stack));
        }
        return 0;
    }

    /** What else one must know to compare two runs. */
    private static JsonObject withMachine(JsonObject figures, StackFolder stack) {
        return figures.add("ledger", stack.ledgerTlsAuthority().isPresent() ? "fabric" : "embedded")
                .add("processors", Runtime.getRuntime().availableProcessors())
                .add(
                        "load",
                        Rounded.to1(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }
}
