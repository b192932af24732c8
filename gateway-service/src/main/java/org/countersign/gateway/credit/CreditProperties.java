package org.countersign.gateway.credit;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param organisation for which organisation of the ledger the officers award points
 */
@Validated
@ConfigurationProperties("countersign.credit")
record CreditProperties(
        @DefaultValue("CivilAffairsMSP") @NotBlank String organisation) {}
