/**
 * The way of an item onto the chain: enqueued in the caller's transaction, batched per shard, endorsed, kept as signed bytes, submitted, and settled when its block
 * arrives. The order of writes stands in {@link org.countersign.gateway.ledger.outbox.ShardBatcher}.
 */
@NullMarked
package org.countersign.gateway.ledger.outbox;

import org.jspecify.annotations.NullMarked;
