package org.countersign.gateway.ledger.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.countersign.gateway.ledger.LedgerItem;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of the outbox.
 *
 * @param maxBacklog undecided items of all shards beyond which new ones are refused with TOO_BUSY
 * @param maxShardBacklog the same for each shard, so that one line that stands still does not use up the room of the others
 * @param batchItems the most items of one transaction
 * @param batchBytes the most bytes of one transaction's argument
 * @param idlePoll how often an idle shard looks for items that another process enqueued
 * @param settleTimeout how long after a submit the block may take before the status is asked for
 * @param backoffBase the first wait after a failure; each further one doubles it
 * @param backoffMax the longest wait after a failure
 * @param failureAttempts how often an item must fail alone, without an answer to it, before it may be set aside
 * @param setAsideAfter how long an item must have failed alone before it is set aside
 * @param setAsideInARow how many items of a shard are set aside without any passing between them; then the ledger is ill, and the line waits
 * @param retryAfter what a refused caller is told
 * @param maxWaiters how many callers may await items at once; beyond it they get the state of the moment
 */
@Validated
@ConfigurationProperties("countersign.outbox")
record OutboxProperties(
        @DefaultValue("250000") @Min(1) @Max(100_000_000) long maxBacklog,
        @DefaultValue("100000") @Min(1) @Max(100_000_000) long maxShardBacklog,
        @DefaultValue("250") @Min(1) @Max(1000) int batchItems,

        @DefaultValue("1048576") @Min(LedgerItem.MAX_BYTES + 1024) @Max(1048576) int batchBytes,

        @DefaultValue("500ms") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 60)
        Duration idlePoll,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 5)
        Duration settleTimeout,

        @DefaultValue("50ms") @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 10)
        Duration backoffBase,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 5)
        Duration backoffMax,

        @DefaultValue("8") @Min(1) @Max(100) int failureAttempts,

        @DefaultValue("1m") @NotNull @DurationMin(millis = 0) @DurationMax(hours = 24)
        Duration setAsideAfter,

        @DefaultValue("10") @Min(1) @Max(10_000) int setAsideInARow,

        @DefaultValue("2s") @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration retryAfter,

        @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxWaiters) {}
