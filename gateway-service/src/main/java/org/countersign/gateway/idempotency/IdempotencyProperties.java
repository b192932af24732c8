package org.countersign.gateway.idempotency;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long answers are kept; published in the API description.
 *
 * @param lifetime after it a key may be used again
 */
@Validated
@ConfigurationProperties("countersign.idempotency")
record IdempotencyProperties(
        @DefaultValue("7d") @DurationMin(hours = 1) @DurationMax(days = 365)
        Duration lifetime) {}
