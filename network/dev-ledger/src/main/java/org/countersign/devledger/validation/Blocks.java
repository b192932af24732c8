package org.countersign.devledger.validation;

import com.google.protobuf.ByteString;
import java.util.List;
import org.countersign.devledger.store.PendingEnvelope;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;

/** Puts blocks together. */
final class Blocks {
    private static final LastConfig BLOCK_ZERO = LastConfig.getDefaultInstance();

    private Blocks() {}

    static Block assemble(
            long number,
            ByteString previousHash,
            List<PendingEnvelope> batch,
            ByteString filter,
            ByteString commitHashMetadata) {
        BlockData.Builder data = BlockData.newBuilder();
        batch.forEach(pending -> data.addData(pending.envelope().toByteString()));
        return assemble(number, previousHash, data.build(), filter, commitHashMetadata);
    }

    static Block assemble(
            long number, ByteString previousHash, BlockData data, ByteString filter, ByteString commitHashMetadata) {
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(number)
                        .setPreviousHash(previousHash)
                        .setDataHash(BlockHashes.data(data)))
                .setData(data)
                .setMetadata(BlockMetadata.newBuilder()
                        // No ordering node has an identity here, so nobody signs.
                        .addMetadata(metadata(OrdererBlockMetadata.newBuilder()
                                .setLastConfig(BLOCK_ZERO)
                                .build()
                                .toByteString()))
                        .addMetadata(metadata(BLOCK_ZERO.toByteString()))
                        .addMetadata(filter)
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(commitHashMetadata))
                .build();
    }

    static ByteString commitHashMetadata(ByteString commitHash) {
        return metadata(commitHash);
    }

    private static ByteString metadata(ByteString value) {
        return Metadata.newBuilder().setValue(value).build().toByteString();
    }
}
