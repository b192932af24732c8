package org.countersign.gateway.issuance.reissue;

import java.util.List;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.gateway.issuance.StatusOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Goes on with a reissue when the ledger has decided on the new certificate: revokes the old one, or lets it stay. A crash before its transaction ends leaves the work to
 * the next round; two gateways that look at once settle it once.
 */
@Component
final class ReissueFollower {
    private static final int PAGE = 200;

    private final ReissueTable table;
    private final StatusOperations statuses;
    private final TransactionOperations transaction;

    ReissueFollower(ReissueTable table, StatusOperations statuses, TransactionOperations transaction) {
        this.table = table;
        this.statuses = statuses;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${countersign.issuance.follow-interval:500ms}")
    void follow() {
        List<ReissueTable.Decided> page;
        do {
            page = table.decided(PAGE);
            page.forEach(this::settle);
        } while (page.size() == PAGE);
    }

    private void settle(ReissueTable.Decided decided) {
        transaction.executeWithoutResult(_ -> {
            if (decided.registered()) {
                if (table.settle(decided.successor(), Reissued.State.REISSUED)) {
                    // Whoever revoked the old one in the meantime was first; then the ledger refuses this, and nothing
                    // is lost.
                    statuses.enqueue(
                            decided.predecessor(), decided.type(), CertificateStatus.REVOKED, decided.reason());
                }
            } else if (table.settle(decided.successor(), Reissued.State.REFUSED)) {
                table.giveBack(decided.successor());
            }
        });
    }
}
