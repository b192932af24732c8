package org.countersign.gateway.status;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How status lists and trust bundles are published.
 *
 * @param listUri names the lists: the list's number is put behind it. Counters compare it and need not follow it; it must never change once bundles are out
 * @param publicAddress where everybody reaches this gateway: each type's {@code vct} is below it. It must never change once credentials are out
 * @param metadataMaxAge how long caches may keep a type's metadata
 * @param pollInterval how soon a change is published
 * @param refreshInterval how old an unchanged status list may get
 * @param listLifetime until when a status list may be used at all
 * @param listTtl when a counter that is online should fetch anew; caches keep lists and bundles as long
 * @param bundleRefresh how old an unchanged trust bundle may get
 * @param bundleLifetime until when a trust bundle may be used
 */
@Validated
@ConfigurationProperties("countersign.status")
record StatusProperties(
        @DefaultValue("https://countersign.test/api/v1/status-lists/") @Pattern(regexp = "[!-~]{1,500}/")
        String listUri,

        @DefaultValue("https://countersign.test") @Pattern(regexp = "https://[!-~]{1,400}[!-.0-~]")
        String publicAddress,

        @DefaultValue("1h") @DurationMin(seconds = 0) @DurationMax(days = 7)
        Duration metadataMaxAge,

        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration pollInterval,

        @DefaultValue("2m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration refreshInterval,

        @DefaultValue("7d") @DurationMin(hours = 1) @DurationMax(days = 31)
        Duration listLifetime,

        @DefaultValue("60s") @DurationMin(seconds = 5) @DurationMax(hours = 24)
        Duration listTtl,

        @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(days = 1)
        Duration bundleRefresh,

        @DefaultValue("7d") @DurationMin(days = 1) @DurationMax(days = 90)
        Duration bundleLifetime) {}
