package org.countersign.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.junit.jupiter.api.Test;

class BlockWritesTest {
    private static final int VALID = 0;
    private static final int MVCC_READ_CONFLICT = 11;

    private final BlockWrites writes = new BlockWrites("countersign");

    @Test
    void writes_of_valid_transactions_are_taken_in_their_order() {
        Block block = block(
                new int[] {VALID, VALID},
                transaction("t1", "countersign", "a", "1"),
                transaction("t2", "countersign", "b", "2"));

        assertThat(writes.of(block))
                .containsExactly(
                        new LedgerWrite(7, "t1", "a", Optional.of("1")),
                        new LedgerWrite(7, "t2", "b", Optional.of("2")));
        assertThat(writes.validTransactions()).isEqualTo(2);
    }

    @Test
    void what_the_filter_calls_invalid_wrote_nothing() {
        Block block = block(new int[] {MVCC_READ_CONFLICT}, transaction("t1", "countersign", "a", "1"));

        assertThat(writes.of(block)).isEmpty();
        assertThat(writes.invalidTransactions()).isEqualTo(1);
    }

    @Test
    void writes_of_another_chaincode_are_left_alone() {
        Block block = block(new int[] {VALID}, transaction("t1", "_lifecycle", "a", "1"));

        assertThat(writes.of(block)).isEmpty();
    }

    @Test
    void a_configuration_is_no_transaction() {
        Envelope configuration = envelope(HeaderType.CONFIG, "", ByteString.EMPTY);

        assertThat(writes.of(block(new int[] {VALID}, configuration))).isEmpty();
        assertThat(writes.validTransactions()).isZero();
    }

    @Test
    void refuses_a_block_without_a_filter() {
        Block block = block(new int[] {}, transaction("t1", "countersign", "a", "1"));

        assertThatThrownBy(() -> writes.of(block)).isInstanceOf(Failure.class).hasMessageContaining("block 7");
    }

    private static Block block(int[] filter, Envelope... envelopes) {
        byte[] codes = new byte[filter.length];
        for (int i = 0; i < filter.length; i++) {
            codes[i] = (byte) filter[i];
        }
        BlockData.Builder data = BlockData.newBuilder();
        List.of(envelopes).forEach(envelope -> data.addData(envelope.toByteString()));
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder().setNumber(7))
                .setData(data)
                .setMetadata(BlockMetadata.newBuilder()
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.copyFrom(codes)))
                .build();
    }

    private static Envelope transaction(String id, String chaincode, String key, String value) {
        KVRWSet keys = KVRWSet.newBuilder()
                .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)))
                .build();
        TxReadWriteSet sets = TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder().setNamespace(chaincode).setRwset(keys.toByteString()))
                .build();
        ChaincodeAction result =
                ChaincodeAction.newBuilder().setResults(sets.toByteString()).build();
        ProposalResponsePayload response = ProposalResponsePayload.newBuilder()
                .setExtension(result.toByteString())
                .build();
        ChaincodeActionPayload action = ChaincodeActionPayload.newBuilder()
                .setAction(ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response.toByteString()))
                .build();
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder().setPayload(action.toByteString()))
                .build();
        return envelope(HeaderType.ENDORSER_TRANSACTION, id, transaction.toByteString());
    }

    private static Envelope envelope(HeaderType type, String id, ByteString data) {
        ChannelHeader header =
                ChannelHeader.newBuilder().setType(type.getNumber()).setTxId(id).build();
        Payload payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                .setData(data)
                .build();
        return Envelope.newBuilder().setPayload(payload.toByteString()).build();
    }
}
