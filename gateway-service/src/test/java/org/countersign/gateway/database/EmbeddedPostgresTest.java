package org.countersign.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.countersign.gateway.TestStack;
import org.countersign.gateway.data.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;

    private EmbeddedPostgres server;

    EmbeddedPostgresTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("password"), "a-password-of-tests");
        server = another();
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void keeps_its_data_over_a_clean_restart() throws Exception {
        execute("create table kept (n int)");
        execute("insert into kept values (7)");

        server.stop();
        server = another();
        server.start();

        assertThat(number("select n from kept")).isEqualTo(7);
    }

    @Test
    void stops_the_server_that_a_killed_gateway_left_running_and_starts_a_new_one() throws Exception {
        execute("create table kept (n int)");
        execute("insert into kept values (8)");
        var orphan = pid();

        // Nobody stopped the first: so it is after kill -9 of the gateway.
        server = another();
        server.start();

        assertThat(pid()).isNotEqualTo(orphan);
        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(number("select n from kept")).isEqualTo(8);
    }

    @Test
    void starts_again_by_itself_when_the_server_is_killed_and_loses_nothing_committed() throws Exception {
        execute("create table kept (n int)");
        execute("insert into kept values (9)");
        var killed = pid();

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        eventually(() -> number("select n from kept") == 9);
        assertThat(pid()).isNotEqualTo(killed);
    }

    @Test
    void starts_over_a_pid_file_that_names_somebody_elses_process() throws Exception {
        server.stop();
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        server = another();
        server.start();

        assertThat(number("select 1")).isEqualTo(1);
    }

    @Test
    void commits_are_on_disk_and_only_loopback_may_connect() throws Exception {
        assertThat(text("show fsync")).isEqualTo("on");
        assertThat(text("show synchronous_commit")).isEqualTo("on");
        assertThat(text("show full_page_writes")).isEqualTo("on");
        assertThat(text("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(text("show unix_socket_directories")).isEmpty();
        assertThat(text("show server_version")).startsWith(EmbeddedPostgres.VERSION);
    }

    @Test
    void refuses_a_wrong_password() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgres.USER, "wrong"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    private EmbeddedPostgres another() {
        return new EmbeddedPostgres(
                PostgresPrograms.unpackInto(TestStack.postgresPrograms()),
                folder,
                Secret.ofText("a-password-of-tests"),
                new EmbeddedDatabaseProperties(0, null, 40, PATIENCE));
    }

    private long pid() throws Exception {
        return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgres.USER, server.password());
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private int number(String sql) throws SQLException {
        return Integer.parseInt(text(sql));
    }

    private static void eventually(Attempt attempt) {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        while (!attempt.succeeds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(limit);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Something that may fail for a while. */
    @FunctionalInterface
    private interface Attempt {
        boolean holds() throws SQLException;

        default boolean succeeds() {
            try {
                return holds();
            } catch (SQLException e) {
                return false;
            }
        }
    }
}
