package org.countersign.gateway.ledger;

import java.util.List;
import java.util.stream.IntStream;

/** Items for tests. */
public final class Items {
    public static final String REGISTER = "certificates:register";

    private Items() {}

    public static LedgerItem item(String id) {
        return item("certificates-0", "CivilAffairsMSP", REGISTER, id);
    }

    public static LedgerItem item(String shard, String msp, String function, String id) {
        return new LedgerItem(shard, msp, function, id, "{\"id\":\"%s\"}".formatted(id));
    }

    /** {@code c-1} to {@code c-n}, all for one shard and function. */
    public static List<LedgerItem> numbered(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> item("c-" + i)).toList();
    }
}
