package org.countersign.devledger.deliver;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.FilteredTransactionActions;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What a block says without what its transactions carry: ids, codes, and the names of events. */
final class FilteredBlocks {
    private FilteredBlocks() {}

    static FilteredBlock of(Block block) {
        FilteredBlock.Builder filtered =
                FilteredBlock.newBuilder().setNumber(block.getHeader().getNumber());
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            TxValidationCode code = TxValidationCode.forNumber(codes.byteAt(i) & 0xff);
            Optional<FilteredTransaction> transaction =
                    transaction(block.getData().getData(i), code, filtered);
            transaction.ifPresent(filtered::addFilteredTransactions);
        }
        return filtered.build();
    }

    private static Optional<FilteredTransaction> transaction(
            ByteString envelope, TxValidationCode code, FilteredBlock.Builder filtered) {
        ChannelHeader header;
        Payload payload;
        try {
            payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
            header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
        if (!payload.hasHeader()) {
            return Optional.empty();
        }
        filtered.setChannelId(header.getChannelId());
        HeaderType type =
                Optional.ofNullable(HeaderType.forNumber(header.getType())).orElse(HeaderType.MESSAGE);
        FilteredTransaction.Builder transaction = FilteredTransaction.newBuilder()
                .setTxid(header.getTxId())
                .setType(type)
                .setTxValidationCode(code);
        if (type == HeaderType.ENDORSER_TRANSACTION) {
            FilteredTransactionActions.Builder actions = FilteredTransactionActions.newBuilder();
            TransactionEvents.event(payload)
                    .ifPresent(event -> actions.addChaincodeActions(FilteredChaincodeAction.newBuilder()
                            .setChaincodeEvent(ChaincodeEvent.newBuilder()
                                    .setTxId(event.getTxId())
                                    .setChaincodeId(event.getChaincodeId())
                                    .setEventName(event.getEventName()))));
            transaction.setTransactionActions(actions);
        }
        return Optional.of(transaction.build());
    }
}
