package org.countersign.gateway;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole gateway on a random port, over a real PostgreSQL and the real contracts on the development ledger. All tests of the module that
 * extend this share one context: add no configuration of your own, and use ids of your own.
 */
@SpringBootTest(classes = GatewayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class GatewayTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @LocalServerPort
    private int port;

    /** For looking behind the API. */
    @Autowired
    protected JdbcClient database;

    @DynamicPropertySource
    static void stack(DynamicPropertyRegistry registry) {
        TestStack.get().properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void awaitReadiness() {
        await(() -> api().anonymous().get("/actuator/health/readiness").status() == 200);
    }

    protected final Api api() {
        return Api.at(port, TestStack.get().clients());
    }

    /** Looks again and again, and fails after two minutes. */
    protected static void await(Condition condition) {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("did not happen within " + PATIENCE);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Something that comes true. */
    @FunctionalInterface
    protected interface Condition {
        boolean holds();
    }
}
