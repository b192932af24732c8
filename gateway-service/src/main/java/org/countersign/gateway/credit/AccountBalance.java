package org.countersign.gateway.credit;

import java.time.Instant;
import java.util.List;

/**
 * What an account can spend in one scheme.
 *
 * @param expired over, and not yet swept
 * @param lots what was earned and is still there, first-expiring first
 * @param holds open holds; a partner sees its own
 */
record AccountBalance(
        String account, String scheme, long available, long held, long expired, List<Lot> lots, List<OpenHold> holds) {
    AccountBalance {
        lots = List.copyOf(lots);
        holds = List.copyOf(holds);
    }

    record Lot(String earn, long points, Instant expiresAt) {}

    record OpenHold(String hold, String partner, long points, Instant until) {}
}
