package org.countersign.devledger.endorse;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.countersign.devledger.chaincode.ChaincodeDefinition;
import org.countersign.devledger.chaincode.ChaincodeException;
import org.countersign.devledger.chaincode.ChaincodeResult;
import org.countersign.devledger.chaincode.ChaincodeSupport;
import org.countersign.devledger.chaincode.TransactionParams;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.SigningIdentity;
import org.countersign.devledger.simulation.TxSimulator;
import org.countersign.devledger.store.StateSnapshot;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;

/** The peer of one organisation: simulates a checked proposal and signs what came of it. */
public final class Endorser {
    private static final int ERROR_THRESHOLD = 400;
    private static final int ERROR = 500;

    private final SigningIdentity peer;
    private final ChannelMembers members;
    private final ChaincodeSupport chaincodes;

    public Endorser(SigningIdentity peer, ChannelMembers members, ChaincodeSupport chaincodes) {
        this.peer = peer;
        this.members = members;
        this.chaincodes = chaincodes;
    }

    public String mspId() {
        return peer.mspId();
    }

    public boolean hasChaincode(String name) {
        return chaincodes.definition(name).isPresent();
    }

    /**
     * The response to a proposal that passed {@link ProposalChecks}. A failure of the peer itself has status 500 and no payload; a refusal
     * by the chaincode has its status, and no endorsement.
     */
    public ProposalResponse processProposal(UnpackedProposal proposal, StateSnapshot snapshot)
            throws InterruptedException {
        var definition = chaincodes.definition(proposal.chaincodeName());
        if (definition.isEmpty()) {
            return failure("make sure the chaincode " + proposal.chaincodeName()
                    + " has been successfully defined on channel " + proposal.channelId()
                    + " and try again: chaincode definition for '" + proposal.chaincodeName() + "' does not exist");
        }
        try {
            return simulate(proposal, definition.get(), snapshot);
        } catch (ChaincodeException e) {
            return failure("error in simulation: " + e.getMessage());
        }
    }

    private ProposalResponse simulate(UnpackedProposal proposal, ChaincodeDefinition definition, StateSnapshot snapshot)
            throws ChaincodeException, InterruptedException {
        TxSimulator simulator = new TxSimulator(proposal.transactionId(), snapshot);
        TransactionParams params = new TransactionParams(
                proposal.channelId(), proposal.transactionId(), proposal.signedProposal(), simulator);
        ChaincodeResult result = chaincodes.execute(params, definition.name(), proposal.input());
        Response response = result.response();
        // From 400 on nothing of the simulation counts, and Fabric drops the event too.
        var event = response.getStatus() < ERROR_THRESHOLD ? result.event() : Optional.<ChaincodeEvent>empty();
        ChaincodeAction action = ChaincodeAction.newBuilder()
                .setResults(simulator.results().toByteString())
                .setEvents(event.map(ChaincodeEvent::toByteString).orElse(ByteString.EMPTY))
                .setResponse(response)
                .setChaincodeId(
                        ChaincodeID.newBuilder().setName(definition.name()).setVersion(definition.version()))
                .build();
        ByteString payload = ProposalResponsePayload.newBuilder()
                .setProposalHash(proposal.proposalHash())
                .setExtension(action.toByteString())
                .build()
                .toByteString();
        if (response.getStatus() >= ERROR) {
            return ProposalResponse.newBuilder()
                    .setResponse(response)
                    .setPayload(payload)
                    .build();
        }
        if (response.getStatus() >= ERROR_THRESHOLD) {
            return ProposalResponse.newBuilder().setResponse(response).build();
        }
        return ProposalResponse.newBuilder()
                .setVersion(1)
                .setResponse(response)
                .setPayload(payload)
                .setEndorsement(Endorsement.newBuilder()
                        .setEndorser(peer.serialized())
                        .setSignature(members.sign(peer, payload.concat(peer.serialized()))))
                .build();
    }

    private static ProposalResponse failure(String message) {
        return ProposalResponse.newBuilder()
                .setResponse(Response.newBuilder().setStatus(ERROR).setMessage(message))
                .build();
    }
}
