package org.countersign.gateway.ledger;

/** Blocks in order, without gaps. Used by one thread; {@link #close()} may be called from another and ends a waiting {@link #next()}. */
public interface BlockStream extends AutoCloseable {
    /** Waits for the next block. */
    Delivery next();

    @Override
    void close();

    sealed interface Delivery {
        record Delivered(LedgerBlock block) implements Delivery {}

        /** The stream is over: the connection broke, the server ended it, or it was closed. Open another one. */
        record Ended(String reason) implements Delivery {}
    }
}
