package org.countersign.gateway.trust;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the ledger should say of those who take part.
 *
 * @param enabled false where another gateway keeps the trust records
 * @param steward the organisation that signs trust records
 * @param clockInterval how often the ledger's clock floor is moved forward
 * @param keyOverlap how long an issuing key lives on after another took its place, so that what it was signing is registered
 */
@Validated
@ConfigurationProperties("countersign.trust")
record TrustProperties(
        @DefaultValue("true") boolean enabled,
        @NotBlank String steward,
        @DefaultValue List<@Valid PartnerEntry> partners,
        @DefaultValue List<@Valid SchemeEntry> schemes,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration clockInterval,

        @DefaultValue("1m") @DurationMin(seconds = 2) @DurationMax(days = 1)
        Duration keyOverlap) {

    record Name(@NotBlank String zh, @NotBlank String en) {}

    record PartnerEntry(
            @NotBlank String id,
            @Valid @NotNull Name name,
            @NotBlank String msp) {}

    record SchemeEntry(
            @NotBlank String id,
            @Valid @NotNull Name name,
            @NotEmpty List<String> earners) {}
}
