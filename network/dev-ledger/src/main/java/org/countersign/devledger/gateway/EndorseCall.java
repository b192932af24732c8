package org.countersign.devledger.gateway;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.countersign.devledger.endorse.Endorser;
import org.countersign.devledger.endorse.ProposalRejected;
import org.countersign.devledger.endorse.UnpackedProposal;
import org.countersign.devledger.store.StateSnapshot;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/**
 * Endorse: the gateway's own organisation first, then as many others as a majority needs, each simulating for itself. All see the same
 * snapshot, so responses that differ show a chaincode that is not deterministic, and nothing else.
 */
final class EndorseCall {
    static final String TIMEOUT = "endorsement timeout expired while collecting first endorsement";
    private static final String MISMATCH = "ProposalResponsePayloads do not match";
    private static final Logger LOG = System.getLogger(EndorseCall.class.getName());

    private final Peers peers;

    EndorseCall(Peers peers) {
        this.peers = peers;
    }

    EndorseResponse run(EndorseRequest request) throws InterruptedException {
        if (request.getProposedTransaction().getProposalBytes().isEmpty()) {
            throw RpcErrors.of(Code.INVALID_ARGUMENT, "the proposed transaction must contain a signed proposal");
        }
        UnpackedProposal proposal;
        try {
            proposal = UnpackedProposal.unpack(request.getProposedTransaction());
        } catch (ProposalRejected e) {
            throw RpcErrors.of(Code.INVALID_ARGUMENT, e.reason());
        }
        List<String> named = request.getEndorsingOrganizationsList();
        refuseUnknown(proposal, named);
        try (StateSnapshot snapshot = peers.store().snapshot()) {
            Plan plan = named.isEmpty() ? majority(proposal, snapshot) : namedOrganizations(proposal, named, snapshot);
            return EndorseResponse.newBuilder()
                    .setPreparedTransaction(prepare(proposal, plan))
                    .build();
        }
    }

    private void refuseUnknown(UnpackedProposal proposal, List<String> named) {
        List<String> missing = named.stream()
                .filter(mspId -> peers.of(mspId).isEmpty())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw RpcErrors.of(
                    Code.UNAVAILABLE, "failed to find any endorsing peers for org(s): " + String.join(", ", missing));
        }
        // To Fabric's gateway a channel that it does not know is one without chaincodes.
        if (!proposal.channelId().equals(peers.channelId()) || !peers.hasChaincode(proposal.requestedChaincode())) {
            throw named.isEmpty()
                    ? RpcErrors.of(
                            Code.FAILED_PRECONDITION,
                            "no combination of peers can be derived which satisfy the endorsement policy: No metadata was found for chaincode "
                                    + proposal.requestedChaincode() + " in channel " + proposal.channelId())
                    : RpcErrors.of(
                            Code.UNAVAILABLE,
                            "failed to find any endorsing peers for org(s): " + String.join(", ", named));
        }
    }

    private Plan majority(UnpackedProposal proposal, StateSnapshot snapshot) throws InterruptedException {
        Plan plan = new Plan(proposal, snapshot);
        if (!plan.endorse(peers.own())) {
            throw RpcErrors.of(
                    Code.ABORTED, "failed to endorse transaction, see attached details for more info", plan.details);
        }
        for (Endorser endorser : peers.all()) {
            if (plan.endorsements.size() >= peers.majority()) {
                break;
            }
            if (endorser != peers.own()) {
                var _ = plan.endorse(endorser);
            }
        }
        if (plan.endorsements.size() < peers.majority()) {
            throw notEnough(plan);
        }
        return plan;
    }

    /** The client answers for naming enough organisations; too few are found out by validation. */
    private Plan namedOrganizations(UnpackedProposal proposal, List<String> named, StateSnapshot snapshot)
            throws InterruptedException {
        Plan plan = new Plan(proposal, snapshot);
        for (String mspId : new LinkedHashSet<>(named)) {
            var _ = plan.endorse(peers.of(mspId).orElseThrow());
        }
        if (!plan.details.isEmpty()) {
            throw notEnough(plan);
        }
        return plan;
    }

    private static StatusRuntimeException notEnough(Plan plan) {
        return RpcErrors.of(
                Code.ABORTED,
                "failed to collect enough transaction endorsements, see attached details for more info",
                plan.details);
    }

    private static Envelope prepare(UnpackedProposal proposal, Plan plan) {
        ChaincodeActionPayload action = ChaincodeActionPayload.newBuilder()
                .setChaincodeProposalPayload(proposal.payloadWithoutTransient().toByteString())
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(plan.responsePayload)
                        .addAllEndorsements(plan.endorsements))
                .build();
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(proposal.header().getSignatureHeader())
                        .setPayload(action.toByteString()))
                .build();
        Payload payload = Payload.newBuilder()
                .setHeader(proposal.header())
                .setData(transaction.toByteString())
                .build();
        return Envelope.newBuilder().setPayload(payload.toByteString()).build();
    }

    /** Endorsements collected so far, all over one response payload, and what went wrong. */
    private final class Plan {
        private final UnpackedProposal proposal;
        private final StateSnapshot snapshot;
        private final List<Endorsement> endorsements = new ArrayList<>();
        private final List<ErrorDetail> details = new ArrayList<>();
        private ByteString responsePayload = ByteString.EMPTY;

        Plan(UnpackedProposal proposal, StateSnapshot snapshot) {
            this.proposal = proposal;
            this.snapshot = snapshot;
        }

        boolean endorse(Endorser endorser) throws InterruptedException {
            try {
                peers.check(proposal);
            } catch (ProposalRejected e) {
                return failed(endorser, e.reason());
            }
            return switch (EndorserOutcome.of(endorser.processProposal(proposal, snapshot))) {
                case EndorserOutcome.PeerFailed(String message) -> failed(endorser, message);
                case EndorserOutcome.ChaincodeRefused(String message) -> failed(endorser, message);
                case EndorserOutcome.Endorsed(ProposalResponse response) -> {
                    if (!endorsements.isEmpty() && !responsePayload.equals(response.getPayload())) {
                        yield failed(endorser, MISMATCH);
                    }
                    responsePayload = response.getPayload();
                    endorsements.add(response.getEndorsement());
                    yield true;
                }
            };
        }

        private boolean failed(Endorser endorser, String message) {
            LOG.log(
                    Level.WARNING,
                    "endorsement of {0} by {1} failed: {2}",
                    proposal.transactionId(),
                    endorser.mspId(),
                    message);
            details.add(Peers.detail(endorser, message));
            return false;
        }
    }
}
