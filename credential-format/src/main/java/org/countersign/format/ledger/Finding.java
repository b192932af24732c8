package org.countersign.format.ledger;

/** Something on the ledger that cannot be right. The text names keys and ids, which hold no personal data. */
public record Finding(Rule rule, String text) {
    /** What is broken. */
    public enum Rule {
        /** A key of no known kind. */
        UNKNOWN_KEY,
        /** A value that cannot be read, or belongs under another key. */
        UNREADABLE_RECORD,
        /** A value that is not in canonical form. */
        NOT_CANONICAL,
        /** A record names something that is not there. */
        DANGLING_REFERENCE,
        /** A digest, or a key id, is not that of the content. */
        WRONG_DIGEST,
        /** A place in a status list and the copies of certificates do not agree. */
        STATUS_INDEX,
        /** The status of a certificate is not what its changes lead to. */
        STATUS_CHANGES,
        /** An account is not the sum of the movements of its lots. */
        BALANCE,
        /** Holds, accounts and operations do not agree. */
        HOLD,
        /** An operation's effect is not that of its kind, or not that of its movements. */
        EFFECT,
        /** Sums kept by transaction are not those of the operations, or points were made or lost. */
        TOTALS,
        /** A reversal without its operations, or the other way round. */
        REVERSAL,
        /** A refusal is kept that should leave no trace. */
        REFUSAL
    }
}
