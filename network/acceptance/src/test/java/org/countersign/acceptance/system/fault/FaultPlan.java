package org.countersign.acceptance.system.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which fault strikes when, and for how long. Equal seed, number and target give equal plans. */
public record FaultPlan(List<Strike> strikes) {
    private static final int SHORTEST_WORK_MILLIS = 500;
    private static final int LONGEST_WORK_MILLIS = 2_500;
    private static final int SHORTEST_FAULT_MILLIS = 100;
    private static final int LONGEST_FAULT_MILLIS = 3_000;

    public FaultPlan {
        strikes = List.copyOf(strikes);
    }

    /**
     * One fault.
     *
     * @param fault its place in the target's list
     * @param after how long everything works before
     * @param lasts how long it stays broken
     */
    public record Strike(int fault, Duration after, Duration lasts) {
        String told(FaultTarget target) {
            return String.format(
                    Locale.ROOT,
                    "after %d ms %s for %d ms",
                    after.toMillis(),
                    target.faults().get(fault).name(),
                    lasts.toMillis());
        }
    }

    /** No kind strikes a second time before every kind has, so that a short plan is not all of one kind. */
    public static FaultPlan of(long seed, int number, int kinds) {
        var random = new SplittableRandom(seed);
        var order = new int[number];
        for (int i = 0; i < number; i++) {
            int round = i / kinds * kinds;
            int drawn = random.nextInt(kinds);
            while (contains(order, round, i, drawn)) {
                drawn = (drawn + 1) % kinds;
            }
            order[i] = drawn;
        }
        return new FaultPlan(IntStream.of(order)
                .mapToObj(kind -> new Strike(
                        kind,
                        Duration.ofMillis(random.nextInt(SHORTEST_WORK_MILLIS, LONGEST_WORK_MILLIS)),
                        Duration.ofMillis(random.nextInt(SHORTEST_FAULT_MILLIS, LONGEST_FAULT_MILLIS))))
                .toList());
    }

    private static boolean contains(int[] order, int from, int to, int drawn) {
        return IntStream.range(from, to).anyMatch(i -> order[i] == drawn);
    }

    /** Breaks and heals the target as planned. Returns when everything works again. */
    public void run(FaultTarget target) throws InterruptedException {
        for (var strike : strikes) {
            var fault = target.faults().get(strike.fault());
            Thread.sleep(strike.after());
            fault.strike().run();
            try {
                Thread.sleep(strike.lasts());
            } finally {
                fault.heal().run();
            }
        }
    }

    public String told(FaultTarget target) {
        return String.join(
                "; ", strikes.stream().map(strike -> strike.told(target)).toList());
    }
}
