package org.countersign.gateway.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How audits ask.
 *
 * @param msp the organisation whose identity asks the chain
 * @param tries how often the chain and the projection are compared before a difference is one; between two tries blocks may be on their way
 * @param pause the wait between two tries
 */
@Validated
@ConfigurationProperties("countersign.audit")
record AuditProperties(
        @DefaultValue("DataBureauMSP") @NotNull @Pattern(regexp = "[A-Za-z0-9.-]{1,64}") String msp,

        @DefaultValue("10") @Min(1) @Max(100) int tries,

        @DefaultValue("200ms") @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 10)
        Duration pause) {}
