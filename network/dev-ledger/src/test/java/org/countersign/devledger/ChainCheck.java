package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.devledger.support.RawClient;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Metadata;

/** Checks a whole chain from block 0, with an encoding of its own so that it does not repeat the ledger's mistakes. */
final class ChainCheck {
    private ChainCheck() {}

    static void verify(List<Block> blocks) {
        ByteString previous = ByteString.EMPTY;
        for (int number = 0; number < blocks.size(); number++) {
            Block block = blocks.get(number);
            BlockHeader header = block.getHeader();
            assertThat(header.getNumber()).isEqualTo(number);
            assertThat(header.getPreviousHash())
                    .as("previous hash of block %s", number)
                    .isEqualTo(previous);
            assertThat(header.getDataHash()).as("data hash of block %s", number).isEqualTo(dataHash(block));
            assertThat(block.getMetadata().getMetadataCount()).isEqualTo(5);
            assertThat(block.getMetadata().getMetadata(2).size())
                    .isEqualTo(block.getData().getDataCount());
            if (number > 0) {
                assertThat(commitHash(block).size()).isEqualTo(32);
            }
            previous = headerHash(header);
        }
    }

    /** The ids of the transactions with this code; an id that is valid twice fails. */
    static Set<String> transactions(List<Block> blocks, int code) {
        Set<String> ids = new HashSet<>();
        for (Block block : blocks.subList(1, blocks.size())) {
            for (int i = 0; i < block.getData().getDataCount(); i++) {
                if (block.getMetadata().getMetadata(2).byteAt(i) == code) {
                    String id = RawClient.transactionId(envelope(block, i));
                    assertThat(ids.add(id)).as("%s once with code %s", id, code).isTrue();
                }
            }
        }
        return ids;
    }

    private static Envelope envelope(Block block, int index) {
        try {
            return Envelope.parseFrom(block.getData().getData(index));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteString commitHash(Block block) {
        try {
            return Metadata.parseFrom(block.getMetadata().getMetadata(4)).getValue();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteString dataHash(Block block) {
        MessageDigest digest = sha256();
        block.getData().getDataList().forEach(envelope -> digest.update(envelope.toByteArray()));
        return ByteString.copyFrom(digest.digest());
    }

    /** DER by hand: everything in a header is shorter than 128 bytes. */
    private static ByteString headerHash(BlockHeader header) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        write(content, 2, BigInteger.valueOf(header.getNumber()).toByteArray());
        write(content, 4, header.getPreviousHash().toByteArray());
        write(content, 4, header.getDataHash().toByteArray());
        ByteArrayOutputStream sequence = new ByteArrayOutputStream();
        write(sequence, 0x30, content.toByteArray());
        return ByteString.copyFrom(sha256().digest(sequence.toByteArray()));
    }

    private static void write(ByteArrayOutputStream out, int tag, byte[] value) {
        try {
            out.write(tag);
            out.write(value.length);
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
