package org.countersign.format.ledger;

import java.util.List;
import org.countersign.format.Digest;

/** One copy of a certificate: its form, the hash of its signed bytes, and its own place in a status list. */
public record Copy(FormCode form, Digest hash, StatusIndex status) {
    /** What one item may bring: at least one copy, not too many, and each at a place of its own. */
    static List<Copy> requireSome(List<Copy> copies) {
        Syntax.require(!copies.isEmpty(), "at least one copy");
        Syntax.requireDistinct(
                copies.stream().map(Copy::status).toList(), LedgerLimits.MAX_COPIES, "status indices of copies");
        return List.copyOf(copies);
    }
}
