package org.countersign.gateway.ledger;

/**
 * The gaps between two writes where a process may die. Each has a line in {@code docs/concepts/exactly-once.md} that says what survives, and a test that crashes
 * there; both are compared with this list, so a new point without them fails the build. Names that begin with {@code REBUILD_} belong to the rebuild.
 */
public enum CrashPoint {
    /** Items were read from the outbox. Nothing was written. */
    BATCH_PICKED,
    /** The transaction is endorsed and signed, in memory only. */
    TRANSACTION_ENDORSED,
    /** The signed bytes are in the database, the ordering service has not seen them. */
    TRANSACTION_PERSISTED,
    /** The ordering service has them; no answer has been acted upon. */
    TRANSACTION_SUBMITTED,
    /** The block is known to have settled the items; the cursor has not moved. */
    TRANSACTION_SETTLED,
    /** An item refused by the chaincode alone is about to be marked. */
    ITEM_REFUSED,
    /** A transaction that the ordering service does not take is about to be given up. */
    TRANSACTION_ABANDONED,
    /** An item that failed alone for long is about to be set aside. */
    ITEM_SET_ASIDE,
    /** A block was received and checked. Nothing was written. */
    BLOCK_RECEIVED,
    /** The projection tables are written, uncommitted. */
    BLOCK_PROJECTED,
    /** Items, projection and position are written, uncommitted. */
    BLOCK_POSITIONED,
    /** All of the block is committed; nobody was told. */
    BLOCK_COMMITTED,
    /** The second copy is complete and not yet in place of the first. */
    REBUILD_COMPLETE,
    /** The second copy is in place, the first not yet dropped. */
    REBUILD_SWAPPED
}
