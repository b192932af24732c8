package org.countersign.gateway.ledger.projection;

import java.util.ArrayList;
import java.util.List;
import org.countersign.format.ledger.CertificateOperation;
import org.countersign.format.ledger.CertificateRefusal;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.CertificateType;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.CopiesOperation;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.PaidDelta;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.Reversal;
import org.countersign.format.ledger.Scheme;
import org.countersign.format.ledger.StatusPage;
import org.countersign.format.ledger.Steward;
import org.countersign.format.ledger.TotalsDelta;
import org.countersign.format.ledger.TrustOperation;
import org.countersign.format.ledger.TypeNumberUse;
import org.countersign.gateway.ledger.CertificateStatusListener.Changed;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.projection.BlockRecords.Written;

/** Writes a block's valid transactions into the tables, one after another, so that the last writer of a key stays. */
final class StateWriter {
    private final RecordTable records;
    private final SideTables sides;

    StateWriter(RecordTable records, SideTables sides) {
        this.records = records;
        this.sides = sides;
    }

    /** The places whose status the block changed, in chain order. */
    List<Changed> write(LedgerBlock block) {
        var changed = new ArrayList<Changed>();
        for (var transaction : block.transactions()) {
            if (transaction.code().isValid()) {
                var written = BlockRecords.of(transaction);
                records.upsert(transaction, written);
                changed.addAll(writeSides(transaction, written));
            }
        }
        return List.copyOf(changed);
    }

    private List<Changed> writeSides(LedgerBlock.Transaction transaction, List<Written> written) {
        var rows = new SideTables.Rows();
        for (var record : written) {
            switch (record.content()) {
                case CertificateSeries series -> rows.series().add(series);
                case CertificateStanding standing -> rows.standings().add(standing);
                case CopiesOperation operation -> rows.copies().add(operation);
                case CertificateOperation operation -> rows.operations().add(operation);
                case CreditAccount account -> rows.accounts().add(account);
                case CreditOperation operation -> rows.credits().add(operation);
                case PaidDelta paid -> rows.paid().add(paid);
                case TotalsDelta totals -> rows.totals().add(totals);
                case CertificateRefusal _,
                        CertificateType _,
                        ClockFloor _,
                        Hold _,
                        Issuer _,
                        IssuerKey _,
                        Partner _,
                        Reversal _,
                        Scheme _,
                        StatusPage _,
                        Steward _,
                        TrustOperation _,
                        TypeNumberUse _ -> {}
            }
        }
        return sides.write(rows, transaction);
    }
}
