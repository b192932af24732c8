package org.countersign.acceptance.resident;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws from lists and weighted lists; everything comes from the generator that is handed in. */
final class SeededChoice {
    private final RandomGenerator random;

    SeededChoice(RandomGenerator random) {
        this.random = random;
    }

    <T> T from(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String characterOf(String characters) {
        int[] codePoints = characters.codePoints().toArray();
        return Character.toString(codePoints[random.nextInt(codePoints.length)]);
    }

    int between(int lowest, int highest) {
        return random.nextInt(lowest, highest + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}
