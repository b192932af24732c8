package org.countersign.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whoever meets a gateway that cannot take his request is told so, and when to come back. */
class OverloadTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Optional<RuntimeException> thrown = Optional.empty();

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Throwing())
            .setControllerAdvice(new ProblemAdvice(metrics))
            .build();

    @RestController
    final class Throwing {
        @GetMapping("/")
        String get() {
            if (thrown.isPresent()) {
                throw thrown.get();
            }
            return "nothing was thrown";
        }
    }

    private MockHttpServletResponse answerTo(RuntimeException exception) throws Exception {
        thrown = Optional.of(exception);
        return mvc.perform(MockMvcRequestBuilders.get("/")).andReturn().getResponse();
    }

    static Stream<RuntimeException> troublesOfTheDatabase() {
        return Stream.concat(
                Stream.of(
                        new CannotGetJdbcConnectionException("the pool is exhausted"),
                        new CannotCreateTransactionException("the pool is exhausted"),
                        new TransactionSystemException("the commit got no answer"),
                        new RecoverableDataAccessException("the connection is gone"),
                        new QueryTimeoutException("too slow")),
                // A server that is being stopped, crashed, starts, lost its connection, has no more of them, or no
                // disk.
                Stream.of("57P01", "57P02", "57P03", "08006", "08001", "53300", "53100")
                        .map(OverloadTest::translated));
    }

    private static RuntimeException translated(String state) {
        var translated = new SQLStateSQLExceptionTranslator()
                .translate("a statement", "select", new SQLException("PostgreSQL said no", state));
        return translated == null ? new IllegalStateException(state) : translated;
    }

    @ParameterizedTest
    @MethodSource("troublesOfTheDatabase")
    void a_database_that_does_not_answer_is_told_with_a_time_to_come_back(RuntimeException trouble) throws Exception {
        var answer = answerTo(trouble);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"code\":\"TOO_BUSY\"", "\"retry\":\"RETRY_SAME_ID\"");
        assertThat(metrics.counter("countersign.http.refused", "code", "TOO_BUSY")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_pool_without_a_free_connection_is_told_the_same() throws Exception {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nobody?connectTimeout=1");
            pool.setConnectionTimeout(250);
            pool.setInitializationFailTimeout(-1);
            var database = JdbcClient.create(pool);

            var answer = answerTo(
                    failureOf(() -> database.sql("select 1").query(Long.class).single()));

            assertThat(answer.getStatus()).isEqualTo(503);
        }
    }

    private static RuntimeException failureOf(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            return failed;
        }
        throw new AssertionError("nothing failed");
    }

    @Test
    void a_full_backlog_is_told_with_its_own_time_to_come_back() throws Exception {
        var answer = answerTo(ProblemException.tooBusy("10 items wait for the ledger", Duration.ofSeconds(2)));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(metrics.counter("countersign.http.refused", "code", "TOO_BUSY")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatever_is_unavailable_is_told_with_a_time_to_come_back() throws Exception {
        var answer = answerTo(new ProblemException(ProblemCode.LEDGER_UNAVAILABLE, "the ledger does not answer"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
    }

    @Test
    void what_is_the_callers_fault_is_not_counted_as_turned_away() throws Exception {
        var answer = answerTo(ProblemException.notFound("no such thing"));

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getHeader("Retry-After")).isNull();
        assertThat(metrics.find("countersign.http.refused").counter()).isNull();
    }
}
