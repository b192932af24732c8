package org.countersign.devledger.support;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.rpc.Status;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.countersign.devledger.Digests;
import org.countersign.devledger.identity.MspFolders;
import org.countersign.devledger.identity.SigningIdentity;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Makes every message by hand, so that a test can spoil one thing in it. */
public final class RawClient {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Channel channel;
    private final SigningIdentity identity;

    public RawClient(Channel channel, String mspId, Path msp) {
        this.channel = channel;
        try {
            this.identity = MspFolders.signingIdentity(mspId, msp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SigningIdentity identity() {
        return identity;
    }

    public GatewayGrpc.GatewayBlockingStub gateway() {
        return GatewayGrpc.newBlockingStub(channel);
    }

    public Channel channel() {
        return channel;
    }

    /** The parts of a proposal before they are put together; change what should be wrong. */
    public final class Draft {
        public final ChannelHeader.Builder channelHeader;
        public final SignatureHeader.Builder signatureHeader;
        public final ChaincodeProposalPayload.Builder payload;

        private Draft(String chaincode, String function, String... arguments) {
            ByteString nonce = ByteString.copyFrom(randomBytes());
            ChaincodeID id = ChaincodeID.newBuilder().setName(chaincode).build();
            ChaincodeInput.Builder input = ChaincodeInput.newBuilder().addArgs(ByteString.copyFromUtf8(function));
            for (String argument : arguments) {
                input.addArgs(ByteString.copyFromUtf8(argument));
            }
            channelHeader = ChannelHeader.newBuilder()
                    .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                    .setTimestamp(
                            Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
                    .setChannelId(TestClient.CHANNEL)
                    .setTxId(Digests.transactionId(nonce, identity.serialized()))
                    .setExtension(ChaincodeHeaderExtension.newBuilder()
                            .setChaincodeId(id)
                            .build()
                            .toByteString());
            signatureHeader = SignatureHeader.newBuilder()
                    .setCreator(identity.serialized())
                    .setNonce(nonce);
            payload = ChaincodeProposalPayload.newBuilder()
                    .setInput(ChaincodeInvocationSpec.newBuilder()
                            .setChaincodeSpec(ChaincodeSpec.newBuilder()
                                    .setChaincodeId(id)
                                    .setInput(input))
                            .build()
                            .toByteString());
        }

        public String transactionId() {
            return channelHeader.getTxId();
        }

        public SignedProposal sign() {
            ByteString bytes = Proposal.newBuilder()
                    .setHeader(Header.newBuilder()
                            .setChannelHeader(channelHeader.build().toByteString())
                            .setSignatureHeader(signatureHeader.build().toByteString())
                            .build()
                            .toByteString())
                    .setPayload(payload.build().toByteString())
                    .build()
                    .toByteString();
            return SignedProposal.newBuilder()
                    .setProposalBytes(bytes)
                    .setSignature(identity.sign(bytes))
                    .build();
        }
    }

    public Draft draft(String function, String... arguments) {
        return draftFor("test", function, arguments);
    }

    public Draft draftFor(String chaincode, String function, String... arguments) {
        return new Draft(chaincode, function, arguments);
    }

    public String evaluate(SignedProposal proposal, String... organizations) {
        return gateway()
                .evaluate(EvaluateRequest.newBuilder()
                        .setProposedTransaction(proposal)
                        .addAllTargetOrganizations(List.of(organizations))
                        .build())
                .getResult()
                .getPayload()
                .toStringUtf8();
    }

    /** The prepared transaction, not signed yet. */
    public Envelope endorse(SignedProposal proposal, String... organizations) {
        return gateway()
                .endorse(EndorseRequest.newBuilder()
                        .setProposedTransaction(proposal)
                        .addAllEndorsingOrganizations(List.of(organizations))
                        .build())
                .getPreparedTransaction();
    }

    /** A complete transaction, ready for submit. */
    public Envelope transaction(String function, String... arguments) {
        return sign(endorse(draft(function, arguments).sign()));
    }

    public Envelope sign(Envelope envelope) {
        return envelope.toBuilder()
                .setSignature(identity.sign(envelope.getPayload()))
                .build();
    }

    /** Changes something inside the payload, and signs it again. */
    public Envelope change(Envelope envelope, UnaryOperator<Payload> change) {
        try {
            return sign(Envelope.newBuilder()
                    .setPayload(change.apply(Payload.parseFrom(envelope.getPayload()))
                            .toByteString())
                    .build());
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void submit(Envelope envelope) {
        var _ = gateway()
                .submit(SubmitRequest.newBuilder()
                        .setChannelId(TestClient.CHANNEL)
                        .setPreparedTransaction(envelope)
                        .build());
    }

    public SignedCommitStatusRequest statusRequest(String channelId, String transactionId) {
        ByteString request = CommitStatusRequest.newBuilder()
                .setChannelId(channelId)
                .setTransactionId(transactionId)
                .setIdentity(identity.serialized())
                .build()
                .toByteString();
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request)
                .setSignature(identity.sign(request))
                .build();
    }

    public CommitStatusResponse status(String transactionId) {
        return gateway().commitStatus(statusRequest(TestClient.CHANNEL, transactionId));
    }

    public TxValidationCode codeOf(Envelope envelope) {
        return status(transactionId(envelope)).getResult();
    }

    public static String transactionId(Envelope envelope) {
        try {
            return ChannelHeader.parseFrom(
                            Payload.parseFrom(envelope.getPayload()).getHeader().getChannelHeader())
                    .getTxId();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages of the details that came with an error. */
    public static List<String> details(StatusRuntimeException error) {
        Status status = Objects.requireNonNull(StatusProto.fromThrowable(error));
        List<String> messages = new ArrayList<>();
        status.getDetailsList().forEach(detail -> {
            try {
                ErrorDetail parsed = detail.unpack(ErrorDetail.class);
                messages.add(parsed.getMspId() + ": " + parsed.getMessage());
            } catch (InvalidProtocolBufferException e) {
                throw new UncheckedIOException(e);
            }
        });
        return messages;
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
