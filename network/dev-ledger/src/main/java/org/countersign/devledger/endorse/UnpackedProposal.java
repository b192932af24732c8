package org.countersign.devledger.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.countersign.devledger.Digests;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * A proposal taken apart once.
 *
 * @param requestedChaincode as the invocation names it; the gateway looks for its peers
 * @param chaincodeName as the header names it; this one is executed
 */
public record UnpackedProposal(
        SignedProposal signedProposal,
        Header header,
        ChannelHeader channelHeader,
        SignatureHeader signatureHeader,
        String requestedChaincode,
        String chaincodeName,
        ChaincodeInput input,
        ChaincodeProposalPayload payloadWithoutTransient,
        boolean hasTransientData) {

    /** Refuses a proposal of which a part is missing or does not parse. */
    public static UnpackedProposal unpack(SignedProposal signed) throws ProposalRejected {
        if (signed.getProposalBytes().isEmpty()) {
            throw new ProposalRejected("a signed proposal is required");
        }
        try {
            Proposal proposal = Proposal.parseFrom(signed.getProposalBytes());
            Header header = Header.parseFrom(proposal.getHeader());
            ChannelHeader channelHeader = ChannelHeader.parseFrom(header.getChannelHeader());
            SignatureHeader signatureHeader = SignatureHeader.parseFrom(header.getSignatureHeader());
            ChaincodeHeaderExtension extension = ChaincodeHeaderExtension.parseFrom(channelHeader.getExtension());
            ChaincodeProposalPayload payload = ChaincodeProposalPayload.parseFrom(proposal.getPayload());
            ChaincodeInvocationSpec invocation = ChaincodeInvocationSpec.parseFrom(payload.getInput());
            require(!channelHeader.getChannelId().isEmpty(), "no channel id provided");
            String in = ", channel id [" + channelHeader.getChannelId() + "]";
            require(invocation.hasChaincodeSpec(), "no chaincode spec is provided" + in);
            require(invocation.getChaincodeSpec().hasChaincodeId(), "no chaincode id is provided" + in);
            String name = invocation.getChaincodeSpec().getChaincodeId().getName();
            require(!name.isEmpty(), "no chaincode name is provided" + in);
            return new UnpackedProposal(
                    signed,
                    header,
                    channelHeader,
                    signatureHeader,
                    name,
                    extension.getChaincodeId().getName(),
                    invocation.getChaincodeSpec().getInput(),
                    payload.toBuilder().clearTransientMap().build(),
                    payload.getTransientMapCount() > 0);
        } catch (InvalidProtocolBufferException e) {
            throw new ProposalRejected("error unmarshalling the proposal: " + e.getMessage());
        }
    }

    public String channelId() {
        return channelHeader.getChannelId();
    }

    public String transactionId() {
        return channelHeader.getTxId();
    }

    /** Binds a response to this proposal; transient data is left out. */
    public ByteString proposalHash() {
        return Digests.sha256(
                header.getChannelHeader(), header.getSignatureHeader(), payloadWithoutTransient.toByteString());
    }

    private static void require(boolean condition, String text) throws ProposalRejected {
        if (!condition) {
            throw new ProposalRejected(text);
        }
    }
}
