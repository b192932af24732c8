package org.countersign.gateway.ledger.projection;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the chain is followed.
 *
 * @param reconnectBase the first wait after the block stream broke; each further one doubles it
 * @param reconnectMax the longest such wait
 * @param rebuildPatience how long a rebuild waits for a block that must exist before it gives up
 * @param rebuildReconnects how often in a row a rebuild's block stream may break before it gives up
 * @param heightInterval how often the ledger is asked for its height
 */
@Validated
@ConfigurationProperties("countersign.projection")
record ProjectionProperties(
        @DefaultValue("100ms") @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 10)
        Duration reconnectBase,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 5)
        Duration reconnectMax,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 30)
        Duration rebuildPatience,

        @DefaultValue("10") @Min(1) @Max(1000) int rebuildReconnects,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 5)
        Duration heightInterval) {}
