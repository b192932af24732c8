package org.countersign.devledger.chaincode;

import org.countersign.devledger.simulation.TxSimulator;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** What stays the same for a whole transaction, also when one chaincode invokes another. */
public record TransactionParams(
        String channelId, String transactionId, SignedProposal signedProposal, TxSimulator simulator) {}
