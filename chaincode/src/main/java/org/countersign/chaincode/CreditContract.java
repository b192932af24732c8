package org.countersign.chaincode;

import org.countersign.chaincode.rules.CreditRules;
import org.countersign.chaincode.state.LedgerQueries;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.AccountView;
import org.countersign.format.ledger.AnswerCodec;
import org.countersign.format.ledger.BatchError;
import org.countersign.format.ledger.BatchException;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.LedgerFunction.Names;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.TotalsView;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Info;
import org.hyperledger.fabric.contract.annotation.Transaction;

/** Credit points: earned, held, captured, released, redeemed, transferred, reversed, expired. */
@Contract(name = Names.CREDIT, info = @Info(title = "Countersign credit", version = "1.0"))
public final class CreditContract implements IdentifyingContract {

    @Transaction(name = Names.APPLY, intent = Transaction.TYPE.SUBMIT)
    public String apply(Context context, String request) {
        return TransactionBatch.run(context, RequestCodec::parseCredit, CreditRules::new);
    }

    @Transaction(name = Names.ACCOUNT, intent = Transaction.TYPE.EVALUATE)
    public String account(Context context, String scheme, String account) {
        return Failures.asChaincodeException(() -> {
            SchemeId schemeId = Arguments.id(context.getStub(), 0, 2, SchemeId::new);
            AccountId accountId = Arguments.id(context.getStub(), 1, 2, AccountId::new);
            LedgerQueries queries = new LedgerQueries(context.getStub());
            Answers.found(queries.find(StateKey.scheme(schemeId)));
            EpochSecond floor =
                    queries.find(StateKey.clock()).map(ClockFloor::at).orElse(new EpochSecond(0));
            CreditAccount found = queries.find(StateKey.account(schemeId, accountId))
                    .orElseGet(() -> CreditAccount.empty(schemeId, accountId));
            return AnswerCodec.write(AccountView.at(floor, found));
        });
    }

    @Transaction(name = Names.OPERATION, intent = Transaction.TYPE.EVALUATE)
    public String operation(Context context, String operation) {
        return Failures.asChaincodeException(() -> {
            OperationId id = Arguments.id(context.getStub(), 0, 1, OperationId::new);
            return Answers.record(context.getStub(), StateKey.creditOperation(id));
        });
    }

    @Transaction(name = Names.TOTALS, intent = Transaction.TYPE.EVALUATE)
    public String totals(Context context, String scheme) {
        return Failures.asChaincodeException(() -> {
            SchemeId id = Arguments.id(context.getStub(), 0, 1, SchemeId::new);
            LedgerQueries queries = new LedgerQueries(context.getStub());
            Answers.found(queries.find(StateKey.scheme(id)));
            return totals(queries, id);
        });
    }

    private static String totals(LedgerQueries queries, SchemeId scheme) throws BatchException {
        try {
            return AnswerCodec.write(new TotalsView(scheme, queries.totals(scheme)));
        } catch (ArithmeticException overflow) {
            throw new BatchException(BatchError.TOTALS_OVERFLOW, "the totals do not fit 64 bits", overflow);
        }
    }
}
