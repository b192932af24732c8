package org.countersign.acceptance.bench.issue;

import com.eclipsesource.json.JsonObject;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.format.jca.CryptoProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Credentials delivered to wallets a second by the whole protocol, beside the signatures a second of the provider that signs them. */
@Command(
        name = "issue",
        description =
                "Credentials a second that wallets fetch by OpenID4VCI (token, nonce, credential), beside bare signatures by the same provider, in turns.",
        mixinStandardHelpOptions = true)
public final class BenchIssueCommand implements Callable<Integer> {
    private static final ZoneId CITY_ZONE = ZoneId.of("Asia/Shanghai");
    private static final PaperKind KIND = PaperKind.ELDERLY;
    private static final String CONFIGURATION = KIND.type() + "_sd_jwt_vc";
    /** Several wallets of a turn fetch copies of one certificate, as several devices of a person do. */
    private static final int MOST_CERTIFICATES = 40;

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    @Option(names = "--data", required = true, description = "The data folder of the running stack.")
    private Path data = Path.of(".");

    @Option(
            names = "--wallets",
            defaultValue = "200",
            description = "Wallets of one turn, each with an offer of its own (default ${DEFAULT-VALUE}).")
    private int wallets;

    @Option(names = "--parallel", defaultValue = "100", description = "Wallets at a time (default ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(
            names = "--copies",
            defaultValue = "1",
            description = "Keys of one wallet, and so copies that it fetches (default ${DEFAULT-VALUE}).")
    private int copies;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns that count (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "600",
            description =
                    "Wallets of the first turn, which does not count: programs that were just started compile themselves meanwhile (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--sign-seconds",
            defaultValue = "2",
            description = "Seconds of bare signatures in each turn (default ${DEFAULT-VALUE}).")
    private int signSeconds;

    @Override
    public Integer call() throws InterruptedException {
        CryptoProvider.preferFastest();
        if (warmUp < 1) {
            throw new IllegalArgumentException("--warm-up is at least 1");
        }
        IssuePlan plan = new IssuePlan(wallets, parallel, copies, rounds, signSeconds * 1000L);
        StackFolder stack = new StackFolder(data);
        try (HttpClient http = stack.http().build()) {
            System.out.println(measured(plan, stack, http));
        }
        return 0;
    }

    /** The first turn of both warms up and does not count. */
    private JsonObject measured(IssuePlan plan, StackFolder stack, HttpClient http) throws InterruptedException {
        long seed = clock.instant().getEpochSecond();
        GatewayClient officer = new GatewayClient(http, stack.gateway(), stack.clientWithRole("officer"), clock);
        WalletOffice office = new WalletOffice(officer, clock, "bench-" + seed);
        WalletCrowd crowd = new WalletCrowd(http, clock, random, System::nanoTime);
        SigningSpeed signing = new SigningSpeed(random, System::nanoTime);
        List<IssueTurn> turns = new ArrayList<>();
        List<Double> signatures = new ArrayList<>();
        List<String> certificates = issue(office, seed, Math.min(Math.max(plan.wallets(), warmUp), MOST_CERTIFICATES));
        for (int round = 0; round <= plan.rounds(); round++) {
            int fetching = round == 0 ? warmUp : plan.wallets();
            IssueTurn turn = crowd.fetch(offers(office, certificates, fetching, round), plan);
            double perSecond = signing.perSecond(plan.signMillis());
            if (round > 0) {
                turns.add(turn);
                signatures.add(perSecond);
            }
        }
        return new IssueFigures(plan, turns, signatures, CryptoProvider.inUse())
                .toJson()
                .add("warmUp", warmUp)
                .add("processors", Runtime.getRuntime().availableProcessors());
    }

    private List<String> issue(WalletOffice office, long seed, int certificates) throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CITY_ZONE);
        List<String> ids = new ArrayList<>();
        for (var paper : new Paperwork(new Population(seed, today), today)
                .papers(KIND, certificates)
                .toList()) {
            ids.add(office.issue(paper));
        }
        return ids;
    }

    private static List<WalletOffice.Offer> offers(
            WalletOffice office, List<String> certificates, int wallets, int round) throws InterruptedException {
        WalletOffice.Terms terms =
                new WalletOffice.Terms(WalletOffice.Grant.PRE_AUTHORIZED_CODE, false, List.of(CONFIGURATION));
        List<WalletOffice.Offer> offers = new ArrayList<>();
        for (int i = 0; i < wallets; i++) {
            offers.add(office.offer(certificates.get(i % certificates.size()), terms, round + "-" + i));
        }
        return offers;
    }
}
