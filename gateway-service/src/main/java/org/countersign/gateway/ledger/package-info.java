/**
 * The only way to the ledger. Other modules enqueue {@link org.countersign.gateway.ledger.LedgerItem items} inside their own database transaction, follow
 * them by {@link org.countersign.gateway.ledger.LedgerItems}, and read what the chain says through the views; what happens between is exactly-once delivery
 * and is described in {@code docs/concepts/exactly-once.md}.
 *
 * <p>Neighbours: {@code fabric} is the one adapter and the only place with Fabric client types; {@code outbox} fills, signs, submits and repeats transactions;
 * {@code projection} follows the blocks, settles items and keeps the read tables.
 */
@NullMarked
package org.countersign.gateway.ledger;

import org.jspecify.annotations.NullMarked;
