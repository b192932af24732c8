package org.countersign.gateway.ledger;

/**
 * Why an attempt with a batch came to nothing although somebody answered. None of them is a considered answer to an item, so none makes an item final: the batch is
 * tried again, in smaller parts, and an item that fails alone for long is set aside with its trouble until an operator puts it back. Stable names.
 */
public enum Trouble {
    /** The chaincode failed without a stable code. */
    CHAINCODE_FAILED,
    /** The chaincode's process or stream ended in the middle of the batch. */
    CHAINCODE_DIED,
    /** Endorsing took longer than the peer or the call allows. */
    ENDORSEMENT_TIMED_OUT,
    /** The endorsers did not come to the same result: one lags behind, runs another version, or the chaincode is not deterministic. */
    ENDORSEMENTS_DIFFER,
    /** The call or its transaction is larger than a node takes. */
    TOO_LARGE,
    /** The ordering service said no to the signed transaction, again and again. */
    ORDERER_REJECTED,
    /** The transaction stands in a block with a final invalid code that is no conflict. */
    TRANSACTION_INVALID,
    /** The transaction is valid, and its outcomes cannot be read by this release. What it did stands on the chain. */
    OUTCOME_UNREADABLE
}
