package org.countersign.chaincode.rules;

import java.util.List;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.StatusPage;

/** Which places of status lists are taken. A page that was read is in the read set, so two transactions that race for a place cannot both be valid. */
final class StatusPlaces {
    private final LedgerBook book;

    StatusPlaces(LedgerBook book) {
        this.book = book;
    }

    boolean isTaken(StatusIndex place) {
        return book.find(StateKey.statusPage(place))
                .filter(page -> page.isTaken(place))
                .isPresent();
    }

    void requireFree(List<Copy> copies) throws Refusal {
        for (Copy copy : copies) {
            Refusal.unless(!isTaken(copy.status()), RefusalCode.INDEX_TAKEN);
        }
    }

    void take(StatusIndex place) {
        StatusPage page = book.find(StateKey.statusPage(place)).orElseGet(() -> StatusPage.emptyAround(place));
        book.put(page.with(place));
    }
}
