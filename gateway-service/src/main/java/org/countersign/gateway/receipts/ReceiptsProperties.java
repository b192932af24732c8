package org.countersign.gateway.receipts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of desks' receipts.
 *
 * @param kept how long a receipt is kept and shown; one that is older when it comes is refused
 * @param max receipts that are kept at a time
 */
@Validated
@ConfigurationProperties("countersign.receipts")
record ReceiptsProperties(
        @DefaultValue("400d") @DurationMin(days = 1) @DurationMax(days = 3650)
        Duration kept,

        @DefaultValue("10000000") @Min(1000) @Max(1_000_000_000) long max) {}
