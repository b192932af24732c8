package org.countersign.acceptance.resident;

/** The ages, in whole years, between which the holders of a type of certificate are. */
public enum LifeSpan {
    ANY(1, 90),
    ADULT(22, 62),
    ELDERLY(66, 94),
    VOLUNTEER(16, 70);

    private final int youngest;
    private final int oldest;

    LifeSpan(int youngest, int oldest) {
        this.youngest = youngest;
        this.oldest = oldest;
    }

    int youngest() {
        return youngest;
    }

    int oldest() {
        return oldest;
    }
}
