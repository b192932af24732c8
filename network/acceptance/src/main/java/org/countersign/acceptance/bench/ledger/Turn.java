package org.countersign.acceptance.bench.ledger;

/**
 * What became of one turn: every thing that was handed in is done, refused, or dropped.
 *
 * @param done certificates that are registered, or keys that are committed
 * @param refused of which somebody said that they will never be
 * @param dropped of which nobody said anything in the time that was given
 * @param seconds from handing in the first until the last was done
 */
record Turn(long done, long refused, long dropped, double seconds) {
    Turn {
        if (done < 0 || refused < 0 || dropped < 0 || seconds <= 0) {
            throw new IllegalArgumentException("a turn counts from 0, and takes time");
        }
    }

    double perSecond() {
        return done / seconds;
    }
}
