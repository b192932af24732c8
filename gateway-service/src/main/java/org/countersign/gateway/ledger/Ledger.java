package org.countersign.gateway.ledger;

import java.util.List;
import org.countersign.format.ledger.TransactionId;

/**
 * The ledger as this service needs it. Every method may be called from any thread, blocks no longer than its configured deadline, and answers with a value: no
 * exception of the client library comes through, and none at all for what a network or a peer may do.
 */
public interface Ledger {
    /** The code of a refused query for which the chaincode gave no stable one: it failed, and may not fail the next time. */
    String CHAINCODE_FAILED = "CHAINCODE_FAILED";

    /** Runs the function on the endorsers and signs the transaction that they endorsed. Nothing is on the chain yet. */
    Endorsement endorse(String msp, String function, String argument);

    /** Hands the transaction to the ordering service. Acceptance is not commitment. */
    Submission submit(SignedEnvelope envelope);

    /** Asks for the verdict on a transaction, waiting for it up to the deadline. */
    CommitOutcome commitStatus(String msp, TransactionId transaction);

    /** A read-only call. */
    Evaluation evaluate(String msp, String function, List<String> arguments);

    /** Follows the chain from this block on, waiting for blocks that do not exist yet. */
    BlockStream blocks(long from);

    /** How many blocks the peer that answers has. Another peer may have more, or fewer. */
    Height height();

    sealed interface Endorsement {
        record Endorsed(SignedEnvelope envelope, String result) implements Endorsement {}

        /** The chaincode refused the whole call with this stable code, on every peer that was asked. No transaction exists. */
        record Refused(String code, String message) implements Endorsement {}

        /** Somebody tried and no transaction came of it: the fault may be the call's, or pass by itself. */
        record Failed(Trouble trouble, String detail) implements Endorsement {}

        /** Nobody was there to try. */
        record Unavailable(String reason) implements Endorsement {}
    }

    sealed interface Submission {
        record Accepted() implements Submission {}

        /** The ordering service would not take it. With several orderers even this does not prove that the transaction is not in a block. */
        record Rejected(String reason) implements Submission {}

        record Unknown(String reason) implements Submission {}
    }

    sealed interface CommitOutcome {
        record Known(ValidationCode code, long block) implements CommitOutcome {}

        record Unknown(String reason) implements CommitOutcome {}
    }

    sealed interface Evaluation {
        record Evaluated(String result) implements Evaluation {}

        record Refused(String code, String message) implements Evaluation {}

        record Unavailable(String reason) implements Evaluation {}
    }

    sealed interface Height {
        /** So many blocks, which is the number of the last one, plus one. */
        record Known(long blocks) implements Height {}

        record Unknown(String reason) implements Height {}
    }
}
