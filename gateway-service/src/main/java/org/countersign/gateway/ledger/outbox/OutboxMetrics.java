package org.countersign.gateway.ledger.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.countersign.gateway.ledger.Shards;
import org.countersign.gateway.ledger.Trouble;

/** What an operator watches. Tags are shards, functions, stages and codes; never an id of a person's thing. */
final class OutboxMetrics {
    private final MeterRegistry registry;

    OutboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Backlog backlog) {
        for (var shard : Shards.all()) {
            Gauge.builder("countersign.ledger.backlog", backlog, watched -> watched.of(shard))
                    .description("items that wait for their outcome")
                    .tag("shard", shard)
                    .register(registry);
        }
        Gauge.builder("countersign.ledger.set.aside.items", backlog, Backlog::setAside)
                .description("items that were set aside and wait for an operator")
                .register(registry);
    }

    /** A caller was told to come back. */
    void turnedAway(String bound) {
        registry.counter("countersign.ledger.enqueue.refused", "bound", bound).increment();
    }

    void setAside(String shard, Trouble trouble) {
        registry.counter("countersign.ledger.set.aside", "shard", shard, "trouble", trouble.name())
                .increment();
    }

    void endorsed(String function, int items) {
        registry.counter("countersign.ledger.batches", "function", function).increment();
        registry.summary("countersign.ledger.batch.items", "function", function).record(items);
    }

    void retried(String stage) {
        registry.counter("countersign.ledger.retries", "stage", stage).increment();
    }

    void invalid(String code) {
        registry.counter("countersign.ledger.invalid", "code", code).increment();
    }

    void applied(String function) {
        registry.counter("countersign.ledger.applied", "function", function).increment();
    }

    void refused(String function, String code) {
        registry.counter("countersign.ledger.refused", "function", function, "code", code)
                .increment();
    }
}
