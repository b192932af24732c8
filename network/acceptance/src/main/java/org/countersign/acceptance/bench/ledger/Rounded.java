package org.countersign.acceptance.bench.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures with as many places as they can bear. */
final class Rounded {
    private Rounded() {}

    static double to1(double value) {
        return to(value, 1);
    }

    static double to3(double value) {
        return to(value, 3);
    }

    private static double to(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).doubleValue();
    }
}
