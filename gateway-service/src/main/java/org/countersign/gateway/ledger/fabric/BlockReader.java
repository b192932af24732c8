package org.countersign.gateway.ledger.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.LedgerPosition;
import org.countersign.gateway.ledger.ValidationCode;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Reads a block's transactions, and out of each the writes in one namespace; other namespaces, such as that of the chaincode definitions, are passed over. */
final class BlockReader {
    private final String namespace;

    BlockReader(String namespace) {
        this.namespace = namespace;
    }

    LedgerBlock read(Block block) {
        var header = new LedgerBlock.Header(
                block.getHeader().getNumber(),
                bytes(block.getHeader().getPreviousHash()),
                bytes(block.getHeader().getDataHash()));
        var data = block.getData().getDataList();
        var transactions = new ArrayList<LedgerBlock.Transaction>();
        for (int index = 0; index < data.size(); index++) {
            var position = new LedgerPosition(header.number(), index);
            read(data.get(index), position, code(block, index)).ifPresent(transactions::add);
        }
        return new LedgerBlock(header, data.stream().map(BlockReader::bytes).toList(), transactions);
    }

    private static ValidationCode code(Block block, int index) {
        var filter = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        var number = filter.byteAt(index) & 0xff;
        return new ValidationCode(
                number,
                Optional.ofNullable(TxValidationCode.forNumber(number))
                        .map(Enum::name)
                        .orElse("CODE_" + number));
    }

    /** Nothing for an envelope of another kind, and for one that cannot be read; the latter is never valid. */
    private Optional<LedgerBlock.Transaction> read(ByteString envelope, LedgerPosition position, ValidationCode code) {
        try {
            var payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
            var channel = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            if (channel.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
                return Optional.empty();
            }
            var action = action(payload);
            return Optional.of(new LedgerBlock.Transaction(
                    position,
                    new TransactionId(channel.getTxId()),
                    code,
                    Instant.ofEpochSecond(
                            channel.getTimestamp().getSeconds(),
                            channel.getTimestamp().getNanos()),
                    bytes(action.getResponse().getPayload()),
                    writes(action)));
        } catch (InvalidProtocolBufferException | IllegalArgumentException unreadable) {
            if (code.isValid()) {
                throw new IllegalStateException("a valid transaction at " + position + " cannot be read", unreadable);
            }
            return Optional.empty();
        }
    }

    private static ChaincodeAction action(Payload payload) throws InvalidProtocolBufferException {
        var actions = Transaction.parseFrom(payload.getData()).getActionsList();
        if (actions.size() != 1) {
            throw new InvalidProtocolBufferException("a transaction has one action, found " + actions.size());
        }
        var endorsed = ChaincodeActionPayload.parseFrom(actions.getFirst().getPayload())
                .getAction();
        var response = ProposalResponsePayload.parseFrom(endorsed.getProposalResponsePayload());
        return ChaincodeAction.parseFrom(response.getExtension());
    }

    private List<LedgerBlock.Write> writes(ChaincodeAction action) throws InvalidProtocolBufferException {
        var writes = new ArrayList<LedgerBlock.Write>();
        for (var set : TxReadWriteSet.parseFrom(action.getResults()).getNsRwsetList()) {
            if (set.getNamespace().equals(namespace)) {
                for (var write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
                    writes.add(new LedgerBlock.Write(write.getKey(), write.getIsDelete(), bytes(write.getValue())));
                }
            }
        }
        return writes;
    }

    private static Bytes bytes(ByteString from) {
        return Bytes.of(from.toByteArray());
    }
}
