package org.countersign.gateway.ledger;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Items that were taken out of the line because they could not be decided and held up the others. They are neither lost nor refused: to their callers they are
 * pending, and an operator who has removed the cause puts them back. There is no giving up on one, because nobody can tell that it is not on the chain already; put
 * back, it gets its first outcome from the chaincode.
 */
public interface SetAsideItems {
    /** The most items of one page. */
    int MAX_PAGE = 1000;

    /**
     * One item.
     *
     * @param number its place in the outbox
     * @param detail what the ledger said, for the operator; never personal data
     * @param times how often it was set aside, this time included
     */
    record SetAside(
            long number,
            String shard,
            String function,
            String id,
            Trouble trouble,
            String detail,
            Instant since,
            int times) {}

    /** Those set aside now, in the order of their numbers, after {@code after}; at most {@code limit} (1 to {@link #MAX_PAGE}). */
    List<SetAside> page(OptionalLong after, int limit);

    /** Puts one back into its line. False when it is not set aside now. */
    boolean requeue(long number);

    /** Puts all back, and says how many they were. */
    int requeueAll();

    /** How many are set aside, as of a few seconds ago; does not ask the database. */
    long count();
}
