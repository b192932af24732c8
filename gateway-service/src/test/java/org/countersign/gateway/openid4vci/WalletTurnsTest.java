package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.gateway.openid4vci.CredentialIssuerProperties.Profile;
import org.junit.jupiter.api.Test;

class WalletTurnsTest {
    private final CredentialIssuerProperties properties = TestIssuer.properties(Profile.PLAIN, null);
    private final WalletTurns turns = new WalletTurns(properties);

    @Test
    void all_who_wait_are_served_a_few_at_a_time() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var served = new ArrayList<Future<Integer>>();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < properties.waiting(); i++) {
                served.add(executor.submit((Callable<Integer>) () -> turns.take(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    return now.decrementAndGet();
                })));
            }
        }

        assertThat(served).allSatisfy(one -> assertThat(one.resultNow()).isNotNegative());
        assertThat(most.get()).isLessThanOrEqualTo(properties.parallel());
    }

    @Test
    void who_finds_the_line_full_is_told_to_come_back() throws Exception {
        var full = new WalletTurns(TestIssuer.properties(Profile.PLAIN, null));
        var started = new CountDownLatch(properties.parallel());
        var end = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < properties.parallel(); i++) {
                executor.execute(() -> full.take(() -> {
                    started.countDown();
                    return awaited(end);
                }));
            }
            started.await();
            for (var i = 0; i < properties.waiting(); i++) {
                executor.execute(() -> full.take(() -> true));
            }
            while (full.waiting() < properties.waiting()) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> full.take(() -> true))
                    .isInstanceOfSatisfying(
                            WalletRefusal.class,
                            refusal -> assertThat(refusal.error()).isEqualTo(WalletError.TEMPORARILY_UNAVAILABLE));
            end.countDown();
        }
    }

    @Test
    void a_turn_ends_when_its_work_fails() {
        for (var i = 0; i <= properties.parallel(); i++) {
            assertThatThrownBy(() -> turns.take(() -> {
                        throw new IllegalStateException("as meant");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(turns.take(() -> "served")).isEqualTo("served");
    }

    private static boolean awaited(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
