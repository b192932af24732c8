package org.countersign.acceptance.bench.ledger;

import com.eclipsesource.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long transactions spent in each phase, all together. */
record Phases(Map<String, Spent> byName) {
    static final List<String> NAMES = List.of("endorsement", "ordering", "commit", "settlement");

    Phases {
        byName = Map.copyOf(byName);
    }

    /** Transactions that went through a phase, and the seconds of all of them. */
    record Spent(long transactions, double seconds) {
        static final Spent NOTHING = new Spent(0, 0);

        Spent plus(Spent other) {
            return new Spent(transactions + other.transactions, seconds + other.seconds);
        }

        Spent minus(Spent earlier) {
            return new Spent(transactions - earlier.transactions, seconds - earlier.seconds);
        }
    }

    Spent of(String name) {
        return byName.getOrDefault(name, Spent.NOTHING);
    }

    Phases plus(Phases other) {
        Map<String, Spent> sum = new LinkedHashMap<>();
        NAMES.forEach(name -> sum.put(name, of(name).plus(other.of(name))));
        return new Phases(sum);
    }

    /** What came in between. */
    Phases since(Phases earlier) {
        Map<String, Spent> difference = new LinkedHashMap<>();
        NAMES.forEach(name -> difference.put(name, of(name).minus(earlier.of(name))));
        return new Phases(difference);
    }

    /** The share of each phase in the time of all; they add up to one, or are all zero when nothing was measured. */
    JsonObject shares() {
        double all = NAMES.stream().mapToDouble(name -> of(name).seconds()).sum();
        JsonObject shares = new JsonObject();
        NAMES.forEach(name -> shares.add(name, all == 0 ? 0 : Rounded.to3(of(name).seconds() / all)));
        return shares;
    }

    /** The mean of each phase for one transaction. */
    JsonObject millis() {
        JsonObject millis = new JsonObject();
        NAMES.forEach(name -> {
            Spent spent = of(name);
            millis.add(
                    name, spent.transactions() == 0 ? 0 : Rounded.to1(1000 * spent.seconds() / spent.transactions()));
        });
        return millis;
    }
}
