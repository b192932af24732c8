package org.countersign.gateway.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.LedgerBlock;
import org.junit.jupiter.api.Test;

/** The fake chain hashes by code of its own; blocks of the development ledger are checked by the tests that follow it. */
final class ChainCheckTest {
    private final FakeLedger ledger = new FakeLedger();
    private final LedgerBlock first = ledger.chain().getFirst();
    private final LedgerBlock second = ledger.append(List.of());
    private final ChainTip tip = new ChainTip(0, ChainCheck.headerHash(first.header()));

    private static LedgerBlock with(LedgerBlock block, long number, Bytes previous, Bytes data) {
        return new LedgerBlock(new LedgerBlock.Header(number, previous, data), block.envelopes(), block.transactions());
    }

    @Test
    void accepts_the_first_block_and_its_successor() {
        assertThat(ChainCheck.problem(Optional.empty(), first)).isEmpty();
        assertThat(ChainCheck.problem(Optional.of(tip), second)).isEmpty();
    }

    @Test
    void accepts_the_same_block_again() {
        assertThat(ChainCheck.problemAsSame(tip, first)).isEmpty();
    }

    @Test
    void header_hash_is_that_of_fabric_for_a_number_that_needs_two_bytes() {
        var header = new LedgerBlock.Header(128, Bytes.ofHex("00"), Bytes.ofHex("ff"));

        // printf '300a020200800401000401ff' | xxd -r -p | sha256sum
        assertThat(ChainCheck.headerHash(header).hex())
                .isEqualTo("7c79a51c0acca3804fc958836e6d411507a8044b5ec75c371ea190dae9f118f2");
    }

    @Test
    void refuses_a_gap() {
        var third = ledger.append(List.of());

        assertThat(ChainCheck.problem(Optional.of(tip), third))
                .get()
                .asString()
                .contains("expected block 1, found block 2");
    }

    @Test
    void refuses_another_previous_hash() {
        var forged = with(second, 1, Bytes.ofHex("00"), second.header().dataHash());

        assertThat(ChainCheck.problem(Optional.of(tip), forged))
                .get()
                .asString()
                .contains("previous hash");
    }

    @Test
    void refuses_a_first_block_that_names_one_before_it() {
        var forged = with(first, 0, Bytes.ofHex("00"), first.header().dataHash());

        assertThat(ChainCheck.problem(Optional.empty(), forged)).isPresent();
    }

    @Test
    void refuses_envelopes_that_do_not_hash_to_the_data_hash() {
        var forged = new LedgerBlock(second.header(), List.of(Bytes.ofHex("00")), List.of());

        assertThat(ChainCheck.problem(Optional.of(tip), forged))
                .get()
                .asString()
                .contains("data hash");
    }

    @Test
    void refuses_another_block_in_the_place_of_the_last_one() {
        var forged = with(first, 0, Bytes.ofHex("00"), first.header().dataHash());

        assertThat(ChainCheck.problemAsSame(tip, forged)).get().asString().contains("not the one that was projected");
    }
}
