package org.countersign.devledger.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import java.util.ArrayList;
import java.util.List;
import org.countersign.devledger.endorse.Endorser;
import org.countersign.devledger.endorse.ProposalRejected;
import org.countersign.devledger.endorse.UnpackedProposal;
import org.countersign.devledger.store.StateSnapshot;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;

/** Evaluate: one peer simulates, nothing is endorsed or ordered. */
final class EvaluateCall {
    static final String TIMEOUT = "evaluate timeout expired";

    private final Peers peers;

    EvaluateCall(Peers peers) {
        this.peers = peers;
    }

    EvaluateResponse run(EvaluateRequest request) throws InterruptedException {
        UnpackedProposal proposal;
        try {
            proposal = UnpackedProposal.unpack(request.getProposedTransaction());
        } catch (ProposalRejected e) {
            throw RpcErrors.of(Code.INVALID_ARGUMENT, "failed to unpack transaction proposal: " + e.reason());
        }
        if (!proposal.channelId().equals(peers.channelId())) {
            throw RpcErrors.of(Code.UNAVAILABLE, RpcErrors.unknownChannel(proposal.channelId()));
        }
        List<Endorser> plan = plan(request, proposal);
        try {
            peers.check(proposal);
        } catch (ProposalRejected e) {
            throw RpcErrors.of(
                    Code.FAILED_PRECONDITION,
                    "evaluate call to endorser returned error: " + e.reason(),
                    List.of(Peers.detail(plan.getFirst(), e.reason())));
        }
        return evaluate(proposal, plan);
    }

    private List<Endorser> plan(EvaluateRequest request, UnpackedProposal proposal) {
        List<String> targets = request.getTargetOrganizationsList();
        if (proposal.hasTransientData() && targets.isEmpty()) {
            // Transient data goes nowhere but to the gateway's own organisation unless the client says so.
            targets = List.of(peers.own().mspId());
        }
        List<Endorser> plan = peers.of(targets);
        if (!peers.hasChaincode(proposal.requestedChaincode()) || plan.isEmpty()) {
            throw RpcErrors.of(
                    Code.FAILED_PRECONDITION,
                    "no peers available to evaluate chaincode " + proposal.requestedChaincode() + " in channel "
                            + proposal.channelId());
        }
        return plan;
    }

    private EvaluateResponse evaluate(UnpackedProposal proposal, List<Endorser> plan) throws InterruptedException {
        List<ErrorDetail> details = new ArrayList<>();
        for (Endorser endorser : plan) {
            ProposalResponse response;
            try (StateSnapshot snapshot = peers.store().snapshot()) {
                response = endorser.processProposal(proposal, snapshot);
            }
            switch (EndorserOutcome.of(response)) {
                case EndorserOutcome.Endorsed(ProposalResponse endorsed) -> {
                    return EvaluateResponse.newBuilder()
                            .setResult(result(endorsed))
                            .build();
                }
                case EndorserOutcome.PeerFailed(String message) -> details.add(Peers.detail(endorser, message));
                case EndorserOutcome.ChaincodeRefused(String message) -> {
                    details.add(Peers.detail(endorser, message));
                    throw RpcErrors.of(Code.UNKNOWN, "evaluate call to endorser returned error: " + message, details);
                }
            }
        }
        throw RpcErrors.of(Code.ABORTED, "failed to evaluate transaction, see attached details for more info", details);
    }

    private static Response result(ProposalResponse response) {
        try {
            ChaincodeAction action = ChaincodeAction.parseFrom(
                    ProposalResponsePayload.parseFrom(response.getPayload()).getExtension());
            return response.getResponse().toBuilder()
                    .setPayload(action.getResponse().getPayload())
                    .build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a response that this process made does not parse", e);
        }
    }
}
