package org.countersign.devledger.deliver;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Finds the chaincode events that a block holds. */
public final class TransactionEvents {
    private TransactionEvents() {}

    /** The events of the valid transactions, in their order. */
    public static List<ChaincodeEvent> ofValid(Block block) {
        List<ChaincodeEvent> events = new ArrayList<>();
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            if ((codes.byteAt(i) & 0xff) == TxValidationCode.VALID_VALUE) {
                payload(block.getData().getData(i))
                        .flatMap(TransactionEvents::event)
                        .ifPresent(events::add);
            }
        }
        return events;
    }

    /** The event of a transaction, if it has a complete one. */
    static Optional<ChaincodeEvent> event(Payload payload) {
        try {
            Transaction transaction = Transaction.parseFrom(payload.getData());
            if (transaction.getActionsCount() == 0) {
                return Optional.empty();
            }
            ChaincodeActionPayload action =
                    ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
            ProposalResponsePayload response =
                    ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload());
            ChaincodeEvent event = ChaincodeEvent.parseFrom(
                    ChaincodeAction.parseFrom(response.getExtension()).getEvents());
            boolean complete = !event.getChaincodeId().isEmpty()
                    && !event.getEventName().isEmpty()
                    && !event.getTxId().isEmpty();
            return complete ? Optional.of(event) : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static Optional<Payload> payload(ByteString envelope) {
        try {
            return Optional.of(Payload.parseFrom(Envelope.parseFrom(envelope).getPayload()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
