package org.countersign.gateway.ledger;

import java.util.List;
import org.countersign.format.ledger.BilingualName;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.RequestItem;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.TrustItem;

/** Items that the real contracts take. */
public final class TrustItems {
    public static final String BUREAU = "DataBureauMSP";
    public static final String PARTNERS = "PartnersMSP";
    public static final PartnerId LIBRARY = new PartnerId("city-library");

    private TrustItems() {}

    public static LedgerItem partner(String operation) {
        return trust(new TrustItem.PutPartner(
                new OperationId(operation), LIBRARY, new BilingualName("图书馆", "City library"), new MspId(PARTNERS)));
    }

    public static LedgerItem scheme(String operation, SchemeId scheme) {
        return trust(new TrustItem.PutScheme(
                new OperationId(operation),
                scheme,
                new BilingualName("志愿服务", "Volunteering"),
                List.of(new MspId(BUREAU))));
    }

    private static LedgerItem trust(TrustItem item) {
        return of(Shards.trust(), BUREAU, LedgerFunction.TRUST_APPLY, item);
    }

    public static LedgerItem of(String shard, String msp, LedgerFunction function, RequestItem item) {
        return new LedgerItem(
                shard, msp, function.qualifiedName(), item.itemId().value(), RequestCodec.write(item));
    }
}
