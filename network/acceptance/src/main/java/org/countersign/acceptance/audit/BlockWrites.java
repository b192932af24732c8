package org.countersign.acceptance.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Takes the writes of one chaincode out of a block: those of the transactions that the block's filter calls valid. */
final class BlockWrites {
    private final String chaincode;
    private int valid;
    private int invalid;

    BlockWrites(String chaincode) {
        this.chaincode = chaincode;
    }

    int validTransactions() {
        return valid;
    }

    int invalidTransactions() {
        return invalid;
    }

    List<LedgerWrite> of(Block block) {
        List<LedgerWrite> writes = new ArrayList<>();
        try {
            ByteString filter = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
            for (int i = 0; i < block.getData().getDataCount(); i++) {
                Payload payload = Payload.parseFrom(
                        Envelope.parseFrom(block.getData().getData(i)).getPayload());
                ChannelHeader header =
                        ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
                if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
                    continue;
                }
                if (filter.byteAt(i) != TxValidationCode.VALID_VALUE) {
                    invalid++;
                    continue;
                }
                valid++;
                addWrites(block.getHeader().getNumber(), header.getTxId(), payload, writes);
            }
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
            throw new Failure("block " + block.getHeader().getNumber() + " cannot be parsed", e);
        }
        return writes;
    }

    private void addWrites(long block, String transaction, Payload payload, List<LedgerWrite> into)
            throws InvalidProtocolBufferException {
        for (TransactionAction action : Transaction.parseFrom(payload.getData()).getActionsList()) {
            ChaincodeActionPayload actionPayload = ChaincodeActionPayload.parseFrom(action.getPayload());
            ProposalResponsePayload response =
                    ProposalResponsePayload.parseFrom(actionPayload.getAction().getProposalResponsePayload());
            ChaincodeAction result = ChaincodeAction.parseFrom(response.getExtension());
            for (NsReadWriteSet set :
                    TxReadWriteSet.parseFrom(result.getResults()).getNsRwsetList()) {
                // Real peers add a set of the namespace _lifecycle; only the chaincode's own counts here.
                if (set.getNamespace().equals(chaincode)) {
                    for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
                        into.add(new LedgerWrite(block, transaction, write.getKey(), valueOf(write)));
                    }
                }
            }
        }
    }

    private static Optional<String> valueOf(KVWrite write) {
        return write.getIsDelete()
                ? Optional.empty()
                : Optional.of(write.getValue().toStringUtf8());
    }
}
