package org.countersign.gateway.credit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Points.
 *
 * @param organisation for which organisation of the ledger the officers award points
 * @param authorisationRequired the schemes whose points partners hold and redeem with the citizen's authorisation only
 * @param authorisationLifetime how long an authorisation can be used
 * @param maxAuthorisations authorisations that are remembered at a time
 */
@Validated
@ConfigurationProperties("countersign.credit")
record CreditProperties(
        @DefaultValue("CivilAffairsMSP") @NotBlank String organisation,
        @DefaultValue List<@NotBlank String> authorisationRequired,

        @DefaultValue("10m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration authorisationLifetime,

        @DefaultValue("1000000") @Min(1000) @Max(100_000_000) long maxAuthorisations) {
    CreditProperties {
        authorisationRequired = List.copyOf(authorisationRequired);
    }
}
