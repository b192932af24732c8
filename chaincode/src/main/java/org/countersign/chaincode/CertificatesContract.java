package org.countersign.chaincode;

import org.countersign.chaincode.rules.CopiesRules;
import org.countersign.chaincode.rules.RegistrationRules;
import org.countersign.chaincode.rules.StatusRules;
import org.countersign.chaincode.state.LedgerQueries;
import org.countersign.chaincode.state.WorkingSet;
import org.countersign.format.ledger.AnswerCodec;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.LedgerFunction.Names;
import org.countersign.format.ledger.RequestCodec;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Info;
import org.hyperledger.fabric.contract.annotation.Transaction;

/** Certificates: registered once, then valid, suspended or revoked, in as many copies as are needed. */
@Contract(name = Names.CERTIFICATES, info = @Info(title = "Countersign certificates", version = "1.0"))
public final class CertificatesContract implements IdentifyingContract {

    @Transaction(name = Names.REGISTER, intent = Transaction.TYPE.SUBMIT)
    public String register(Context context, String request) {
        return TransactionBatch.run(context, RequestCodec::parseRegister, RegistrationRules::new);
    }

    @Transaction(name = Names.ADD_COPIES, intent = Transaction.TYPE.SUBMIT)
    public String addCopies(Context context, String request) {
        return TransactionBatch.run(context, RequestCodec::parseAddCopies, CopiesRules::new);
    }

    @Transaction(name = Names.CHANGE_STATUS, intent = Transaction.TYPE.SUBMIT)
    public String changeStatus(Context context, String request) {
        return TransactionBatch.run(context, RequestCodec::parseChangeStatus, StatusRules::new);
    }

    @Transaction(name = Names.GET, intent = Transaction.TYPE.EVALUATE)
    public String get(Context context, String certificate) {
        return Failures.asChaincodeException(() -> {
            CertificateId id = Arguments.id(context.getStub(), 0, 1, CertificateId::new);
            return AnswerCodec.write(Answers.found(new WorkingSet(context.getStub()).certificate(id)));
        });
    }

    @Transaction(name = Names.HISTORY, intent = Transaction.TYPE.EVALUATE)
    public String history(Context context, String certificate) {
        return Failures.asChaincodeException(() -> {
            CertificateId id = Arguments.id(context.getStub(), 0, 1, CertificateId::new);
            return AnswerCodec.write(new LedgerQueries(context.getStub()).history(id));
        });
    }
}
