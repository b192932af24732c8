package org.countersign.format.ledger;

/** The functions of the chaincode, by contract and name. */
public enum LedgerFunction {
    TRUST_APPLY(Names.TRUST, Names.APPLY),
    CERTIFICATES_REGISTER(Names.CERTIFICATES, Names.REGISTER),
    CERTIFICATES_ADD_COPIES(Names.CERTIFICATES, Names.ADD_COPIES),
    CERTIFICATES_CHANGE_STATUS(Names.CERTIFICATES, Names.CHANGE_STATUS),
    CERTIFICATES_GET(Names.CERTIFICATES, Names.GET),
    CERTIFICATES_HISTORY(Names.CERTIFICATES, Names.HISTORY),
    CREDIT_APPLY(Names.CREDIT, Names.APPLY),
    CREDIT_ACCOUNT(Names.CREDIT, Names.ACCOUNT),
    CREDIT_OPERATION(Names.CREDIT, Names.OPERATION),
    CREDIT_TOTALS(Names.CREDIT, Names.TOTALS);

    private final String contract;
    private final String function;

    LedgerFunction(String contract, String function) {
        this.contract = contract;
        this.function = function;
    }

    /** The function name of a proposal: {@code contract:function}. */
    public String qualifiedName() {
        return contract + ":" + function;
    }

    /** The names as constants, for annotations. */
    public static final class Names {
        public static final String TRUST = "trust";
        public static final String CERTIFICATES = "certificates";
        public static final String CREDIT = "credit";
        public static final String APPLY = "apply";
        public static final String REGISTER = "register";
        public static final String ADD_COPIES = "addCopies";
        public static final String CHANGE_STATUS = "changeStatus";
        public static final String GET = "get";
        public static final String HISTORY = "history";
        public static final String ACCOUNT = "account";
        public static final String OPERATION = "operation";
        public static final String TOTALS = "totals";

        private Names() {}
    }
}
