package org.countersign.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.countersign.gateway.ledger.LedgerPosition;
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
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.junit.jupiter.api.Test;

final class BlockReaderTest {
    private static final String ID = "ab".repeat(32);
    private static final int VALID = 0;
    private static final int BAD_PAYLOAD = 2;
    private static final int MVCC_READ_CONFLICT = 11;

    private final BlockReader reader = new BlockReader("countersign");

    private static ByteString utf8(String text) {
        return ByteString.copyFrom(text, StandardCharsets.UTF_8);
    }

    private static Block block(int[] codes, ByteString... envelopes) {
        var filter = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            filter[i] = (byte) codes[i];
        }
        var metadata = BlockMetadata.newBuilder()
                .addMetadata(ByteString.EMPTY)
                .addMetadata(ByteString.EMPTY)
                .addMetadata(ByteString.copyFrom(filter))
                .addMetadata(ByteString.EMPTY)
                .addMetadata(ByteString.EMPTY);
        var data = BlockData.newBuilder();
        for (var envelope : envelopes) {
            data.addData(envelope);
        }
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(7)
                        .setPreviousHash(utf8("p"))
                        .setDataHash(utf8("d")))
                .setData(data)
                .setMetadata(metadata)
                .build();
    }

    private static ByteString envelope(HeaderType type, String id, Transaction transaction) {
        var channel = ChannelHeader.newBuilder()
                .setType(type.getNumber())
                .setTxId(id)
                .setTimestamp(Timestamp.newBuilder().setSeconds(1_800_000_000L));
        var payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(channel.build().toByteString()))
                .setData(transaction.toByteString());
        return Envelope.newBuilder()
                .setPayload(payload.build().toByteString())
                .build()
                .toByteString();
    }

    private static ByteString endorsed(NsReadWriteSet... sets) {
        var results = TxReadWriteSet.newBuilder();
        for (var set : sets) {
            results.addNsRwset(set);
        }
        var action = ChaincodeAction.newBuilder()
                .setResults(results.build().toByteString())
                .setResponse(Response.newBuilder().setStatus(200).setPayload(utf8("answer")));
        var response =
                ProposalResponsePayload.newBuilder().setExtension(action.build().toByteString());
        var payload = ChaincodeActionPayload.newBuilder()
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(response.build().toByteString()));
        var transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setPayload(payload.build().toByteString()));
        return envelope(HeaderType.ENDORSER_TRANSACTION, ID, transaction.build());
    }

    private static NsReadWriteSet set(String namespace, String key) {
        var writes =
                KVRWSet.newBuilder().addWrites(KVWrite.newBuilder().setKey(key).setValue(utf8("v")));
        return NsReadWriteSet.newBuilder()
                .setNamespace(namespace)
                .setRwset(writes.build().toByteString())
                .build();
    }

    @Test
    void reads_the_writes_of_our_namespace_and_passes_over_others() {
        var block = reader.read(block(new int[] {VALID}, endorsed(set("_lifecycle", "x"), set("countersign", "k"))));

        assertThat(block.number()).isEqualTo(7);
        assertThat(block.transactions()).singleElement().satisfies(transaction -> {
            assertThat(transaction.id().value()).isEqualTo(ID);
            assertThat(transaction.position()).isEqualTo(new LedgerPosition(7, 0));
            assertThat(transaction.code().isValid()).isTrue();
            assertThat(transaction.time()).isEqualTo(Instant.ofEpochSecond(1_800_000_000L));
            assertThat(new String(transaction.result().toArray(), StandardCharsets.UTF_8))
                    .isEqualTo("answer");
            assertThat(transaction.writes()).extracting(write -> write.key()).containsExactly("k");
        });
    }

    @Test
    void tells_an_invalid_transaction_by_its_code() {
        var block = reader.read(block(new int[] {VALID, MVCC_READ_CONFLICT}, endorsed(), endorsed()));

        assertThat(block.transactions().get(1).code().name()).isEqualTo("MVCC_READ_CONFLICT");
        assertThat(block.transactions().get(1).position()).isEqualTo(new LedgerPosition(7, 1));
    }

    @Test
    void keeps_a_code_that_it_does_not_know() {
        assertThat(reader.read(block(new int[] {200}, endorsed()))
                        .transactions()
                        .getFirst()
                        .code()
                        .name())
                .isEqualTo("CODE_200");
    }

    @Test
    void passes_over_configuration_and_keeps_its_bytes_for_the_hash() {
        var config = envelope(HeaderType.CONFIG, "", Transaction.getDefaultInstance());

        var block = reader.read(block(new int[] {VALID}, config));

        assertThat(block.transactions()).isEmpty();
        assertThat(block.envelopes()).hasSize(1);
    }

    @Test
    void passes_over_rubbish_that_is_marked_as_such() {
        assertThat(reader.read(block(new int[] {BAD_PAYLOAD}, utf8("rubbish"))).transactions())
                .isEmpty();
    }

    @Test
    void refuses_rubbish_that_is_marked_valid() {
        assertThatThrownBy(() -> reader.read(block(new int[] {VALID}, utf8("rubbish"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refuses_a_valid_transaction_with_two_actions() {
        var two = Transaction.newBuilder()
                .addActions(TransactionAction.getDefaultInstance())
                .addActions(TransactionAction.getDefaultInstance());

        assertThatThrownBy(() -> reader.read(
                        block(new int[] {VALID}, envelope(HeaderType.ENDORSER_TRANSACTION, ID, two.build()))))
                .isInstanceOf(IllegalStateException.class);
    }
}
