package org.countersign.gateway.issuance.copies;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of further copies.
 *
 * @param max copies of one certificate besides the first, over all its life: each takes a place in a status list for ever
 */
@Validated
@ConfigurationProperties("countersign.issuance.copies")
record CopiesProperties(
        @DefaultValue("200") @Min(1) @Max(10_000) int max) {}
