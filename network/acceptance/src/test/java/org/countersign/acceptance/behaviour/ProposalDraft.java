package org.countersign.acceptance.behaviour;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** A right proposal of the client library, taken apart so that a test can spoil one thing in it, and signed again. */
final class ProposalDraft {
    private final LedgerClient client;
    private final ProposedTransaction.Builder proposed;

    final ChannelHeader.Builder channelHeader;
    final SignatureHeader.Builder signatureHeader;
    final ChaincodeProposalPayload.Builder payload;

    private ProposalDraft(LedgerClient client, Proposal proposal) throws InvalidProtocolBufferException {
        this.client = client;
        this.proposed = ProposedTransaction.parseFrom(proposal.getBytes()).toBuilder();
        var whole = org.hyperledger.fabric.protos.peer.Proposal.parseFrom(
                proposed.getProposal().getProposalBytes());
        Header header = Header.parseFrom(whole.getHeader());
        this.channelHeader = ChannelHeader.parseFrom(header.getChannelHeader()).toBuilder();
        this.signatureHeader = SignatureHeader.parseFrom(header.getSignatureHeader()).toBuilder();
        this.payload = ChaincodeProposalPayload.parseFrom(whole.getPayload()).toBuilder();
    }

    static ProposalDraft of(LedgerClient client, Proposal proposal) {
        try {
            return new ProposalDraft(client, proposal);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A reading of one key, with something changed. */
    static Proposal spoiled(LedgerClient client, Consumer<ProposalDraft> spoil) {
        ProposalDraft draft = of(client, client.proposal("get", "key"));
        spoil.accept(draft);
        return draft.sign();
    }

    /** Says that somebody else made it: another MSP with this client's certificate. */
    ProposalDraft madeBy(String mspId) {
        signatureHeader.setCreator(SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFrom(client.user().identity().getCredentials()))
                .build()
                .toByteString());
        return withMatchingTransactionId();
    }

    ProposalDraft withMatchingTransactionId() {
        byte[] salted =
                signatureHeader.getNonce().concat(signatureHeader.getCreator()).toByteArray();
        channelHeader.setTxId(HexFormat.of().formatHex(Hash.SHA256.apply(salted)));
        return this;
    }

    Proposal sign() {
        return sign(client.sign(bytes().toByteArray()));
    }

    Proposal sign(byte[] signature) {
        return client.gateway()
                .newSignedProposal(
                        proposed.setTransactionId(channelHeader.getTxId())
                                .setProposal(SignedProposal.newBuilder().setProposalBytes(bytes()))
                                .build()
                                .toByteArray(),
                        signature);
    }

    SignedProposal unsigned() {
        return SignedProposal.newBuilder().setProposalBytes(bytes()).build();
    }

    private ByteString bytes() {
        return org.hyperledger.fabric.protos.peer.Proposal.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader.build().toByteString())
                        .setSignatureHeader(signatureHeader.build().toByteString())
                        .build()
                        .toByteString())
                .setPayload(payload.build().toByteString())
                .build()
                .toByteString();
    }
}
