package org.countersign.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.countersign.acceptance.story.Failure;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.Test;

class HeaderChainTest {
    private final HeaderChain chain = new HeaderChain();

    @Test
    void the_hash_of_a_header_is_over_its_der() {
        BlockHeader header = BlockHeader.newBuilder()
                .setNumber(1)
                .setPreviousHash(ByteString.fromHex("aa"))
                .setDataHash(ByteString.fromHex("bb"))
                .build();

        // SHA-256 of 30 09 | 02 01 01 | 04 01 aa | 04 01 bb.
        assertThat(HexFormat.of().formatHex(HeaderChain.headerHash(header)))
                .isEqualTo("06fceb1068536054abdaf4993ad316af6104e91dfb8bb124510cbc72f01e18a7");
    }

    @Test
    void blocks_that_follow_are_taken() {
        Block first = block(0, ByteString.EMPTY, "a");
        Block second = block(1, ByteString.copyFrom(HeaderChain.headerHash(first.getHeader())), "b");

        chain.accept(first);
        chain.accept(second);

        assertThat(chain.height()).isEqualTo(2);
    }

    @Test
    void refuses_a_block_that_names_another_predecessor() {
        chain.accept(block(0, ByteString.EMPTY, "a"));

        assertThatThrownBy(() -> chain.accept(block(1, ByteString.copyFromUtf8("forged"), "b")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("block 1");
    }

    @Test
    void refuses_a_block_whose_transactions_were_changed() {
        Block block = block(0, ByteString.EMPTY, "a");
        Block changed = block.toBuilder()
                .setData(BlockData.newBuilder().addData(ByteString.copyFromUtf8("other")))
                .build();

        assertThatThrownBy(() -> chain.accept(changed))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("data hash");
    }

    @Test
    void refuses_a_gap() {
        assertThatThrownBy(() -> chain.accept(block(1, ByteString.EMPTY, "a")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("missing");
    }

    private static Block block(long number, ByteString previous, String transaction) {
        Block data = Block.newBuilder()
                .setData(BlockData.newBuilder().addData(ByteString.copyFromUtf8(transaction)))
                .build();
        return data.toBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(number)
                        .setPreviousHash(previous)
                        .setDataHash(ByteString.copyFrom(HeaderChain.dataHash(data))))
                .build();
    }
}
