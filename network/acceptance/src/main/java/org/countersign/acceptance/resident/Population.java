package org.countersign.acceptance.resident;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The invented people of one run. Equal seed, day and group give equal people; within a group, people of neighbouring seeds
 * have different ID numbers, so that a second run on the same ledger brings new residents.
 */
public final class Population {
    /** So many people of one group fit into one seed before they would meet those of the next. */
    public static final int PEOPLE_PER_SEED = 20_000;

    private static final int SERIALS_PER_DAY = 1_000;
    /** Prime, and larger than any number of slots: multiplying by it visits every slot once. */
    private static final BigInteger STRIDE = BigInteger.valueOf(2_147_483_647L);

    private final long seed;
    private final LocalDate today;

    public Population(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
    }

    /** People of one kind; each kind has a group number of its own, so that two kinds do not share their randomness. */
    public Stream<Resident> residents(int group, LifeSpan span, int count) {
        if (count > PEOPLE_PER_SEED) {
            throw new IllegalArgumentException("at most " + PEOPLE_PER_SEED + " people of one group, not " + count);
        }
        return IntStream.range(0, count).mapToObj(i -> resident(group, span, i));
    }

    private Resident resident(int group, LifeSpan span, int index) {
        int serial = Math.toIntExact(Math.floorMod(seed * PEOPLE_PER_SEED + index, (long) Integer.MAX_VALUE));
        SeededChoice choice = new SeededChoice(new SplittableRandom(seed * 1_000_003 + group * 100_000_007L + index));
        LocalDate firstDay = today.minusYears(span.oldest());
        long days = ChronoUnit.DAYS.between(firstDay, today.minusYears(span.youngest()));
        long slot = slot(group, serial, days * SERIALS_PER_DAY);
        LocalDate birth = firstDay.plusDays(slot / SERIALS_PER_DAY);
        int daySerial = Math.toIntExact(slot % SERIALS_PER_DAY);
        Sex sex = daySerial % 2 == 1 ? Sex.MALE : Sex.FEMALE;
        String name = new ChineseNames(choice).next(sex);
        Addresses addresses = new Addresses(choice);
        District district = addresses.district();
        return new Resident(serial, name, sex, birth, IdNumbers.of(birth, daySerial), district, addresses.in(district));
    }

    private static long slot(int group, int serial, long slots) {
        return STRIDE.multiply(BigInteger.valueOf(serial))
                .add(BigInteger.valueOf(group * 7_919L))
                .mod(BigInteger.valueOf(slots))
                .longValueExact();
    }
}
