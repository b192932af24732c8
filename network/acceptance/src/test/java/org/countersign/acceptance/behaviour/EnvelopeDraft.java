package org.countersign.acceptance.behaviour;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;

/** An endorsed transaction, taken apart; what a test changes in it is signed again by the client. */
record EnvelopeDraft(LedgerClient client, Transaction transaction) {

    /** Nothing hidden: a parse failure here is a broken test. */
    private interface Parsed<T> {
        T get() throws InvalidProtocolBufferException;
    }

    Envelope envelope() {
        return parsed(
                () -> PreparedTransaction.parseFrom(transaction.getBytes()).getEnvelope());
    }

    /** The envelope with the client's signature, as it goes to the ordering service. */
    Envelope signedEnvelope() {
        return envelope().toBuilder()
                .setSignature(ByteString.copyFrom(client.sign(payloadBytes().toByteArray())))
                .build();
    }

    Payload payload() {
        return parsed(() -> Payload.parseFrom(payloadBytes()));
    }

    ChaincodeActionPayload action() {
        return parsed(() -> ChaincodeActionPayload.parseFrom(org.hyperledger.fabric.protos.peer.Transaction.parseFrom(
                        payload().getData())
                .getActions(0)
                .getPayload()));
    }

    ChaincodeAction result() {
        return parsed(() -> ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(action().getAction().getProposalResponsePayload())
                        .getExtension()));
    }

    /** The transaction with another payload, signed. */
    Transaction change(UnaryOperator<Payload.Builder> change) {
        ByteString changed = change.apply(payload().toBuilder()).build().toByteString();
        return with(changed, client.sign(changed.toByteArray()));
    }

    Transaction changeHeader(UnaryOperator<ChannelHeader.Builder> change) {
        return change(payload -> payload.setHeader(payload.getHeader().toBuilder()
                .setChannelHeader(change.apply(
                                parsed(() -> ChannelHeader.parseFrom(
                                                payload.getHeader().getChannelHeader()))
                                        .toBuilder())
                        .build()
                        .toByteString())));
    }

    Transaction with(ByteString payloadBytes, byte[] signature) {
        return client.gateway()
                .newSignedTransaction(
                        PreparedTransaction.newBuilder()
                                .setTransactionId(transaction.getTransactionId())
                                .setEnvelope(envelope().toBuilder().setPayload(payloadBytes))
                                .build()
                                .toByteArray(),
                        signature);
    }

    ByteString payloadBytes() {
        return envelope().getPayload();
    }

    private static <T> T parsed(Parsed<T> parsed) {
        try {
            return parsed.get();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
