package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.Officer;
import org.junit.jupiter.api.Test;

/**
 * A hundred wallets fetch, and go on fetching with new keys until officers beside them have what they wanted. So the officers' requests are all answered and registered while
 * wallets wait, however fast or slow the machine is; and whatever a wallet asked for, it gets.
 */
class ManyWalletsTest extends GatewayTest {
    private static final String TYPE = "residence-permit";
    private static final String CONFIGURATION = TYPE + "_counter_pass";
    private static final int WALLETS = 100;
    private static final int CERTIFICATES = 10;
    /** Of one wallet: a certificate has 200 copies at most, and a grant 20. */
    private static final int MOST_KEYS = 15;

    private static final int OFFICERS = 6;

    private final AtomicInteger fetching = new AtomicInteger();
    private final AtomicBoolean officersAreServed = new AtomicBoolean();

    @Test
    void officers_issue_and_revoke_while_a_hundred_wallets_fetch_and_every_wallet_gets_what_it_asked_for()
            throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var certificates = all(executor, IntStream.range(0, CERTIFICATES).mapToObj(n -> issuing(51_100 + n)));
            var wallets = all(
                    executor, IntStream.range(0, WALLETS).mapToObj(n -> ready(certificates.get(n % CERTIFICATES), n)));

            var fetches = wallets.stream()
                    .map(wallet -> executor.submit(() -> fetchWhileOfficersWork(wallet)))
                    .toList();
            assertThat(officersWork(executor)).isEqualTo("APPLIED");

            var passes = new ArrayList<String>();
            for (var fetch : fetches) {
                passes.addAll(fetch.get());
            }
            assertThat(passes)
                    .hasSizeGreaterThanOrEqualTo(WALLETS)
                    .allSatisfy(pass -> assertThat(pass).startsWith("CS1:"));
            assertThat(new HashSet<>(passes)).hasSameSizeAs(passes);
        }
    }

    /** Begins when every wallet has, and the wallets end after it. Returns what became of the last wish. */
    private String officersWork(ExecutorService executor) throws Exception {
        try {
            await(() -> fetching.get() == WALLETS);
            var issued = all(executor, IntStream.range(0, OFFICERS).mapToObj(n -> issuing(51_200 + n)));
            return new Officer(api()).changed(issued.getFirst(), "REVOKED", "many-revoked");
        } finally {
            officersAreServed.set(true);
        }
    }

    /** Each pass for a key of its own; with the last key it goes on asking, and gets the same pass. */
    private List<String> fetchWhileOfficersWork(HttpWallet wallet) {
        var passes = new ArrayList<String>();
        var key = TestWallet.onP256();
        fetching.incrementAndGet();
        do {
            var pass = wallet.credential(CONFIGURATION, key);
            if (!passes.contains(pass)) {
                passes.add(pass);
            }
            if (passes.size() < MOST_KEYS) {
                key = TestWallet.onP256();
            }
        } while (!officersAreServed.get());
        return passes;
    }

    private Callable<String> issuing(int number) {
        return () -> new Officer(api()).issued(Officer.request(TYPE, number), "many-" + number);
    }

    /** A wallet with its access token. */
    private Callable<HttpWallet> ready(String certificate, int number) {
        return () -> {
            var offered = api().as("officer-1")
                    .post("/api/v1/certificates/" + certificate + "/offers", "{}", "many-offer-" + number)
                    .json();
            var wallet = new HttpWallet(api(), TestWallet.onP256());
            wallet.fetchToken(
                    wallet.offer(offered.get("offerUri").asString()),
                    offered.get("txCode").asString());
            return wallet;
        };
    }

    private static <T> List<T> all(ExecutorService executor, Stream<Callable<T>> tasks) throws Exception {
        var results = new ArrayList<T>();
        for (Future<T> running : executor.invokeAll(tasks.toList())) {
            results.add(running.get());
        }
        return results;
    }
}
