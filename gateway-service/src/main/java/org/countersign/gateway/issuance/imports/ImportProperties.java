package org.countersign.gateway.issuance.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of imports.
 *
 * @param maxSize the largest file
 * @param maxLines the most lines of a file
 * @param chunkRows rows that one transaction writes
 * @param workers files that are worked on at a time
 * @param uploadTimeout after it an upload that never finished is forgotten
 * @param pollInterval how often waiting files are looked for
 */
@Validated
@ConfigurationProperties("countersign.issuance.imports")
record ImportProperties(
        @DefaultValue("64MB") DataSize maxSize,
        @DefaultValue("200001") @Min(1) @Max(2_000_000) int maxLines,
        @DefaultValue("500") @Min(1) @Max(1000) int chunkRows,
        @DefaultValue("2") @Min(1) @Max(8) int workers,

        @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(days = 1)
        Duration uploadTimeout,

        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(minutes = 5)
        Duration pollInterval) {}
