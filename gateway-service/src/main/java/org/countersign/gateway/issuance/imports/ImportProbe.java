package org.countersign.gateway.issuance.imports;

/** Told when a gap between two writes is reached. Tests crash there. */
@FunctionalInterface
interface ImportProbe {
    ImportProbe NONE = _ -> {};

    enum Point {
        /** Signed, nothing written: a crash loses drawn places in status lists, which nobody uses. */
        SIGNED,
        /** Everything written, nothing committed: a crash loses all of the chunk. */
        WRITTEN,
        /** Committed: a crash loses nothing. */
        COMMITTED
    }

    void reached(Point point);
}
