package org.countersign.gateway.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.privacy.AccountPseudonyms;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.ClientId;
import org.countersign.gateway.security.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever partners try, and however many at a time: of each authorisation at most so many points are taken as were authorised, and by one operation. */
class AuthorisedPointsTest extends GatewayTest {
    private static final SchemeId SCHEME = new SchemeId("volunteer");
    private static final PartnerId LIBRARY = new PartnerId("city-library");
    private static final Caller PARTNER =
            new Caller(new ClientId("partner-of-many"), Set.of(Role.PARTNER), Optional.of(LIBRARY));
    private static final int CODES = 6;
    private static final int TRIES = 120;

    @Autowired
    private PointsAuthorisations authorisations;

    @Autowired
    private AuthorisationTable table;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private AuthorisationGuesses guesses;

    @Autowired
    private CreditView credit;

    @Autowired
    private TrustView trust;

    @Autowired
    private SecretKeys keys;

    @Autowired
    private AcceptedOperations accepted;

    @Autowired
    private AccountPseudonyms pseudonyms;

    @Autowired
    private EventDigests events;

    @Test
    void no_more_is_taken_than_was_authorised_in_whatever_order_partners_try() {
        for (var seed = 1; seed <= 10; seed++) {
            var random = new Random(seed);
            var authorised = codes("random-" + seed, random);
            var taken = new HashMap<String, List<Long>>();

            for (var attempt = 0; attempt < TRIES; attempt++) {
                var code = List.copyOf(authorised.keySet()).get(random.nextInt(CODES));
                var points = 1L + random.nextInt(120);
                if (uses(code, "seed-%d-%d".formatted(seed, attempt), points)) {
                    taken.computeIfAbsent(code, _ -> new ArrayList<>()).add(points);
                }
            }

            assertThat(taken).allSatisfy((code, points) -> {
                assertThat(points).hasSize(1);
                assertThat(points.getFirst()).isLessThanOrEqualTo(authorised.get(code));
            });
            assertThat(sum("used_points")).isLessThanOrEqualTo(sum("points"));
        }
    }

    @Test
    void of_many_who_try_at_once_one_gets_the_points() throws Exception {
        var code = codes("at-once", new Random(7)).keySet().iterator().next();
        var number = new AtomicInteger();
        var tries = new ArrayList<Callable<Boolean>>();
        for (var attempt = 0; attempt < 8; attempt++) {
            tries.add(() -> uses(code, "at-once-" + number.incrementAndGet(), 1));
        }

        var got = new ArrayList<Boolean>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var attempt : threads.invokeAll(tries)) {
                got.add(attempt.get());
            }
        }

        assertThat(got).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    void what_is_undone_with_its_transaction_leaves_the_code_good() {
        var code = codes("undone", new Random(8)).keySet().iterator().next();

        transactions.executeWithoutResult(status -> {
            authorisations.use(code, use("undone-1", 1), PARTNER);
            status.setRollbackOnly();
        });

        assertThat(uses(code, "undone-2", 1)).isTrue();
    }

    @Test
    void a_scheme_may_demand_a_code() {
        var demanding = new PointsAuthorisations(
                table,
                guesses,
                credit,
                trust,
                keys.keyedHash(KeyedHash.Purpose.INDEX),
                Clock.systemUTC(),
                new CreditProperties("CivilAffairsMSP", List.of("volunteer"), Duration.ofMinutes(10), 1000));
        var bookings = new Bookings(
                new Organisations(trust, new MspId("CivilAffairsMSP")),
                accepted,
                credit,
                pseudonyms,
                events,
                demanding);
        var code = codes("demanded", new Random(9)).keySet().iterator().next();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        bookings.of(redeem("acct-" + "0".repeat(40), null), new OperationId("demanded-1"), PARTNER))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ProblemCode.AUTHORISATION_REQUIRED));
        var booking =
                transactions.execute(_ -> bookings.of(redeem(null, code), new OperationId("demanded-2"), PARTNER));
        assertThat(Objects.requireNonNull(booking).account()).isEqualTo(new AccountId("acct-demanded"));
    }

    private static OperationRequest.Redeem redeem(@Nullable String account, @Nullable String code) {
        return new OperationRequest.Redeem(null, account, null, code, "volunteer", 1);
    }

    /** Codes and what each allows. No account has points here, so they are put into the table directly. */
    private Map<String, Long> codes(String account, Random random) {
        var codes = new HashMap<String, Long>();
        for (var each = 0; each < CODES; each++) {
            var points = 1L + random.nextInt(100);
            var code = authorisations.code(new AccountId("acct-" + account), "code-" + each, 0);
            assertThat(table.insert(
                            RedemptionCode.typed(code).orElseThrow(),
                            new AuthorisationTable.Terms(
                                    new AccountId("acct-" + account), SCHEME, points, Optional.empty()),
                            Instant.now().plusSeconds(600)))
                    .isTrue();
            codes.put(code, points);
        }
        return codes;
    }

    private boolean uses(String code, String operation, long points) {
        try {
            transactions.executeWithoutResult(_ -> authorisations.use(code, use(operation, points), PARTNER));
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.code().name()).isIn("AUTHORISATION_USED", "AUTHORISATION_EXCEEDED");
            return false;
        }
    }

    private static PointsAuthorisations.Use use(String operation, long points) {
        return new PointsAuthorisations.Use(new OperationId(operation), SCHEME, LIBRARY, points);
    }

    private long sum(String column) {
        return database.sql("select coalesce(sum(%s), 0) from credit_authorisation".formatted(column))
                .query(Long.class)
                .single();
    }
}
