package org.countersign.gateway.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The embedded PostgreSQL; ignored when {@code spring.datasource.url} names an external one.
 *
 * @param port loopback port, 0 picks a free one
 * @param binaries where the server's programs are unpacked; in the data folder when absent
 * @param maxConnections server side limit, above the pool's size
 * @param startTimeout how long a start may take, crash recovery included
 */
@Validated
@ConfigurationProperties("countersign.database.embedded")
record EmbeddedDatabaseProperties(
        @DefaultValue("0") @Min(0) @Max(65535) int port,
        @Nullable Path binaries,
        @DefaultValue("40") @Min(10) @Max(500) int maxConnections,
        @DefaultValue("60s") Duration startTimeout) {}
