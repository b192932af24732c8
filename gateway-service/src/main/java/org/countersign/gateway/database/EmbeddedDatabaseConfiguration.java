package org.countersign.gateway.database;

import java.nio.file.Files;
import java.util.Optional;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.SecretFiles;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded database, unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "false", matchIfMissing = true)
class EmbeddedDatabaseConfiguration {
    private static final int PASSWORD_BYTES = 32;

    @Bean(initMethod = "start", destroyMethod = "stop")
    EmbeddedPostgres embeddedPostgres(
            DataFolder dataFolder, SecretFiles secrets, EmbeddedDatabaseProperties properties) {
        var folder = dataFolder.folder("postgres");
        var passwordFile = folder.resolve("password");
        if (Files.isDirectory(folder.resolve("data")) && !Files.exists(passwordFile)) {
            throw new IllegalStateException(
                    "%s is missing, but the database it opens exists; restore it".formatted(passwordFile));
        }
        var password = secrets.randomHex(passwordFile, PASSWORD_BYTES);
        var programs = PostgresPrograms.unpackInto(Optional.ofNullable(properties.binaries())
                .orElse(folder.resolve("programs"))
                .toAbsolutePath());
        return new EmbeddedPostgres(programs, folder, password, properties);
    }

    @Bean
    JdbcConnectionDetails embeddedConnectionDetails(EmbeddedPostgres server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedPostgres.USER;
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }
}
