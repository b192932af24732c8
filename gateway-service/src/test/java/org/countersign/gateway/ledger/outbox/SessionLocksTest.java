package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.TestDatabase;
import org.junit.jupiter.api.Test;

final class SessionLocksTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final ManualClock clock = new ManualClock();
    private final SessionLocks one = new SessionLocks(database.dataSource(), clock);
    private final SessionLocks other = new SessionLocks(database.dataSource(), clock);

    @Test
    void one_process_holds_a_name_at_a_time() {
        assertThat(one.hold("a")).isTrue();
        assertThat(one.hold("a")).isTrue();
        assertThat(other.hold("a")).isFalse();
        assertThat(other.hold("b")).isTrue();
    }

    @Test
    void what_is_given_up_is_free() {
        assertThat(one.hold("a")).isTrue();

        one.close();

        assertThat(other.hold("a")).isTrue();
        assertThat(one.hold("a")).isFalse();
    }

    @Test
    void a_lost_session_is_noticed_and_its_locks_are_taken_anew() {
        assertThat(one.hold("a")).isTrue();
        endAllOtherSessions();
        clock.advance(Duration.ofSeconds(2));

        assertThat(one.hold("a")).isFalse();
        assertThat(one.hold("a")).isTrue();
    }

    private void endAllOtherSessions() {
        database.template()
                .execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }
}
