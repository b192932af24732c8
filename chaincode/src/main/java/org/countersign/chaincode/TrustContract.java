package org.countersign.chaincode;

import org.countersign.chaincode.rules.TrustRules;
import org.countersign.format.ledger.LedgerFunction.Names;
import org.countersign.format.ledger.RequestCodec;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Info;
import org.hyperledger.fabric.contract.annotation.Transaction;

/** Issuers, their keys and types, partners, schemes, and the clock floor. */
@Contract(name = Names.TRUST, info = @Info(title = "Countersign trust", version = "1.0"))
public final class TrustContract implements IdentifyingContract {

    @Transaction(name = Names.APPLY, intent = Transaction.TYPE.SUBMIT)
    public String apply(Context context, String request) {
        return TransactionBatch.run(
                context,
                RequestCodec::parseTrust,
                (book, invocation) -> new TrustRules(book, invocation, TransactionBatch.SHA_256));
    }
}
