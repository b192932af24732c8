package org.countersign.gateway.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import org.countersign.gateway.data.SecretFiles;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL of their own for tests that need many small databases; started once in a JVM, stopped with it. */
public final class TestPostgres {
    private static final Path FOLDER = Path.of("target", "postgres-test").toAbsolutePath();
    private static final TestPostgres INSTANCE = new TestPostgres();

    private final EmbeddedPostgres server;

    private TestPostgres() {
        try {
            FileSystemUtils.deleteRecursively(FOLDER);
            Files.createDirectories(
                    FOLDER, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        var programs = PostgresPrograms.unpackInto(
                Path.of("target", "postgres-programs").toAbsolutePath());
        var password = new SecretFiles(new SecureRandom()).randomHex(FOLDER.resolve("password"), 32);
        server = new EmbeddedPostgres(
                programs, FOLDER, password, new EmbeddedDatabaseProperties(0, null, 400, Duration.ofSeconds(60)));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    }

    public static TestPostgres get() {
        return INSTANCE;
    }

    /** A small pool, which lets go of its connections when they are idle. */
    public HikariDataSource open(String database) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl().replaceFirst("/[a-z]+\\?", "/" + database + "?"));
        config.setUsername(EmbeddedPostgres.USER);
        config.setPassword(server.password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        return new HikariDataSource(config);
    }
}
