package org.countersign.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.ClientId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class IdempotencyTest extends GatewayTest {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private SecretKeys keys;

    @Autowired
    private JsonMapper json;

    private final String key = "idempotency-test-" + NEXT.incrementAndGet();

    @BeforeEach
    void table() {
        database.sql("create table if not exists idempotency_test_effect (key text)")
                .update();
    }

    @Test
    void does_the_work_once_and_replays_its_answer() {
        var first = idempotency().once(call(Map.of("a", 1)), effect("first"));
        var second = idempotency().once(call(Map.of("a", 1)), effect("second"));

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.body()).isEqualTo(first.body()).contains("first");
        assertThat(second.status()).isEqualTo(202);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void refuses_another_payload_under_the_same_key() {
        idempotency().once(call(Map.of("a", 1)), effect("first"));

        assertThatThrownBy(() -> idempotency().once(call(Map.of("a", 2)), effect("second")))
                .satisfies(IdempotencyTest::isReused);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void another_client_or_operation_has_keys_of_its_own() {
        idempotency().once(call(Map.of()), effect("first"));
        idempotency()
                .once(
                        new IdempotentCall(new ClientId("other"), "test", new IdempotencyKey(key), Map.of()),
                        effect("x"));
        idempotency()
                .once(
                        new IdempotentCall(new ClientId("client"), "else", new IdempotencyKey(key), Map.of()),
                        effect("x"));

        assertThat(effects()).isEqualTo(3);
    }

    @Test
    void keeps_nothing_of_work_that_failed() {
        assertThatThrownBy(() -> idempotency().once(call(Map.of()), () -> {
                    assertThat(effect("failing").get()).isNotNull();
                    throw ProblemException.notFound("nothing there");
                }))
                .isInstanceOf(ProblemException.class);
        var second = idempotency().once(call(Map.of()), effect("second"));

        assertThat(second.replayed()).isFalse();
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void refuses_a_second_request_while_the_first_is_worked_on() throws Exception {
        var working = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> idempotency().once(call(Map.of()), () -> {
                working.countDown();
                await(() -> finish.getCount() == 0);
                return effect("first").get();
            }));
            working.await(30, TimeUnit.SECONDS);

            assertThatThrownBy(() -> idempotency().once(call(Map.of()), effect("second")))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_IN_USE));
            finish.countDown();
            assertThat(first.get().replayed()).isFalse();
        }
        assertThat(effects()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void a_crash_in_any_gap_leaves_the_work_done_once_after_the_retry(CrashPoint gap) {
        assertThatThrownBy(() -> crashingAt(gap).once(call(Map.of()), effect("first")))
                .isInstanceOf(Crash.class);
        assertThat(effects()).isEqualTo(gap == CrashPoint.COMMITTED ? 1 : 0);

        var retried = idempotency().once(call(Map.of()), effect("second"));

        assertThat(retried.replayed()).isEqualTo(gap == CrashPoint.COMMITTED);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void an_outcome_replaces_an_answer_that_was_not_final_and_nothing_replaces_it() {
        var pending = idempotency().once(call(Map.of()), () -> Answer.pending(Map.of("state", "PENDING")));
        var outcome = new KeptAnswer(200, "application/json", "{\"state\":\"APPLIED\"}", true, false);
        var other = new KeptAnswer(409, "application/problem+json", "{}", true, false);

        var standing = idempotency().conclude(call(Map.of()), outcome);
        var later = idempotency().conclude(call(Map.of()), other);

        assertThat(pending.isFinal()).isFalse();
        assertThat(standing.body()).isEqualTo(outcome.body());
        assertThat(later.status()).isEqualTo(200);
        assertThat(idempotency().once(call(Map.of()), effect("never")).body()).isEqualTo(outcome.body());
    }

    @Test
    void forgets_a_key_after_its_lifetime() {
        idempotency().once(call(Map.of()), effect("first"));

        at(NOW.plus(Duration.ofDays(7)).plusSeconds(1), point -> {}).forgetOld();

        assertThat(idempotency().once(call(Map.of()), effect("second")).replayed())
                .isFalse();
    }

    private static void isReused(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED));
    }

    private IdempotentCall call(Object payload) {
        return new IdempotentCall(new ClientId("client"), "test", new IdempotencyKey(key), payload);
    }

    private Supplier<Answer> effect(String answer) {
        return () -> {
            database.sql("insert into idempotency_test_effect values (:key)")
                    .param("key", key)
                    .update();
            return Answer.accepted(Map.of("answer", answer));
        };
    }

    private long effects() {
        return database.sql("select count(*) from idempotency_test_effect where key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    private PostgresIdempotency idempotency() {
        return at(NOW, point -> {});
    }

    private PostgresIdempotency crashingAt(CrashPoint gap) {
        return at(NOW, point -> {
            if (point == gap) {
                throw new Crash();
            }
        });
    }

    private PostgresIdempotency at(Instant now, CrashPoint.Probe probe) {
        return new PostgresIdempotency(
                database,
                new TransactionTemplate(transactions),
                new Fingerprints(keys.keyedHash(KeyedHash.Purpose.IDEMPOTENCY), json),
                json,
                Clock.fixed(now, ZoneOffset.UTC),
                Duration.ofDays(7),
                probe);
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
