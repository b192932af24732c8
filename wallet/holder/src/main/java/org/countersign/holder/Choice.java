package org.countersign.holder;

import java.util.List;

/** Which held certificates fit a request. */
public sealed interface Choice {
    /** At least one, the best first: the holder may take another. */
    record Fitting(List<HeldCertificate> bestFirst) implements Choice {
        public Fitting {
            bestFirst = List.copyOf(bestFirst);
            if (bestFirst.isEmpty()) {
                throw new IllegalArgumentException("a choice has something to choose from");
            }
        }

        public HeldCertificate best() {
            return bestFirst.getFirst();
        }
    }

    /** None, and what comes closest to the reason. */
    record Nothing(WhyNothing reason) implements Choice {}

    /** In the order in which one of them is told: the nearest miss first. */
    enum WhyNothing {
        /** There is one, and what is stored of it is no longer what was kept. */
        SPOILT,
        /** There is one, and it is for paper: no device can show it live. */
        PAPER_ONLY,
        /** There is one, and it begins later. */
        NOT_YET_VALID,
        /** There is one, and it has ended. */
        EXPIRED,
        /** No certificate of these types. */
        NOT_HELD
    }
}
