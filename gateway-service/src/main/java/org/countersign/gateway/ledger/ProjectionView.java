package org.countersign.gateway.ledger;

import java.time.Instant;
import java.util.Optional;

/** How far the projection has read the chain, and whether it may be believed. */
public interface ProjectionView {
    enum State {
        /** Following the chain. */
        LIVE,
        /** Following the chain while a second copy is built from block 0; reads are still answered from the first, complete copy. */
        REBUILDING,
        /** Waiting, because the ledger that answers ends before the last block that was read; nothing is submitted to it. */
        LEDGER_BEHIND,
        /** Stopped, because a block did not continue the chain or could not be understood. Reads show the last good block. */
        HALTED;

        /** Whether what it shows may be called the chain's present word. */
        public boolean isCurrent() {
            return switch (this) {
                case LIVE, REBUILDING -> true;
                case LEDGER_BEHIND, HALTED -> false;
            };
        }
    }

    /**
     * Where it stands.
     *
     * @param reason why it halted or waits
     */
    record Progress(State state, Optional<Long> block, Optional<String> reason) {}

    Progress progress();

    /** What the projection holds, as one state of it. Reads everything: for auditors, not for every request. */
    Contents contents();

    /**
     * A digest of the projection's contents.
     *
     * @param digest hex SHA-256 over all tables in the order of their keys
     * @param operations status changes, further copies and credit operations, refused ones included
     */
    record Contents(Optional<Long> block, String digest, long certificates, long operations) {}

    /** Starts a rebuild from block 0, unless one is running. Returns at once; {@link #lastRebuild()} tells what becomes of it. */
    Rebuild startRebuild();

    Optional<Rebuild> lastRebuild();

    enum RebuildState {
        RUNNING,
        /** The copy from block 0 was equal to what it replaced. */
        EQUAL,
        /** It was not: the projection was wrong, and is right now. */
        DIFFERENT,
        /** It did not come to an end; the projection is as it was. */
        FAILED
    }

    /**
     * A rebuild, running or past.
     *
     * @param block the block at which the two copies were compared; while running, the last one that was replayed
     */
    record Rebuild(
            long id,
            RebuildState state,
            Instant startedAt,
            Optional<Instant> finishedAt,
            Optional<Long> block,
            Optional<String> digestBefore,
            Optional<String> digestAfter,
            Optional<String> reason) {}
}
