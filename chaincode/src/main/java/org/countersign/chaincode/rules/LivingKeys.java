package org.countersign.chaincode.rules;

import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.StateKey;

/** Whether a key may still sign for an issuer. */
final class LivingKeys {
    private final LedgerView book;

    LivingKeys(LedgerView book) {
        this.book = book;
    }

    /**
     * An ended key registers nothing from the transaction on that ended it, whatever time the end names: passes signed before were
     * registered before.
     */
    void require(Kid kid, IssuerId issuer) throws Refusal {
        IssuerKey key = Refusal.unlessPresent(book.find(StateKey.key(kid)), RefusalCode.UNKNOWN_KEY);
        Refusal.unless(key.issuer().equals(issuer), RefusalCode.UNKNOWN_KEY);
        Refusal.unless(key.retiredAt().isEmpty() && key.compromisedAt().isEmpty(), RefusalCode.KEY_ENDED);
        Refusal.unless(
                key.notAfter().isEmpty() || key.notAfter().get().isAfter(book.clockFloor()), RefusalCode.KEY_ENDED);
    }
}
