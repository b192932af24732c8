package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.countersign.acceptance.audit.HeaderChain;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** Blocks: what they hold, and how they hang together. */
@OnEachLedger
class BlocksSystemTest {
    private static final int METADATA_SLOTS = 5;
    private static final int SHA_256_BYTES = 32;

    private final RunningLedger ledger;
    private final LedgerClient client;

    BlocksSystemTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.client = ledger.client();
    }

    @Test
    void from_block_0_on_blocks_form_a_chain_that_anyone_can_recompute() throws Exception {
        long last = client.now();

        List<Block> blocks = client.blocks(0, last);

        HeaderChain chain = new HeaderChain();
        blocks.forEach(chain::accept);
        assertThat(chain.height()).isEqualTo(last + 1);
    }

    @Test
    void every_organisation_gets_the_same_blocks() throws Exception {
        long last = client.now();

        assertThat(ledger.client(Member.PARTNERS).blocks(0, last)).isEqualTo(client.blocks(0, last));
    }

    @Test
    void every_block_has_a_code_for_each_transaction_and_a_commit_hash() throws Exception {
        long last = client.now();

        for (Block block : client.blocks(0, last)) {
            assertThat(block.getMetadata().getMetadataCount()).isEqualTo(METADATA_SLOTS);
            assertThat(filter(block).size()).isEqualTo(block.getData().getDataCount());
            if (block.getHeader().getNumber() > 0) {
                ByteString hash = Metadata.parseFrom(
                                block.getMetadata().getMetadata(BlockMetadataIndex.COMMIT_HASH_VALUE))
                        .getValue();
                assertThat(hash.size()).isEqualTo(SHA_256_BYTES);
            }
        }
    }

    @Test
    void a_transaction_is_in_its_block_with_its_code_and_as_the_client_signed_it() throws Exception {
        Transaction transaction = client.endorsed("put", "in a block", "1");
        Status status = transaction.submitAsync().getStatus();

        Block block =
                client.blocks(status.getBlockNumber(), status.getBlockNumber()).getFirst();
        int place = ids(block).indexOf(status.getTransactionId());

        assertThat(filter(block).byteAt(place)).isEqualTo((byte) TxValidationCode.VALID_VALUE);
        assertThat(Envelope.parseFrom(block.getData().getData(place)).getPayload())
                .isEqualTo(new EnvelopeDraft(client, transaction).payloadBytes());
    }

    @Test
    void invalid_transactions_stay_in_their_block_with_their_code() throws Exception {
        Status status = client.endorsedBy(List.of(Member.PARTNERS), "put", "invalid", "1")
                .submitAsync()
                .getStatus();

        Block block =
                client.blocks(status.getBlockNumber(), status.getBlockNumber()).getFirst();

        assertThat(filter(block).byteAt(ids(block).indexOf(status.getTransactionId())))
                .isEqualTo((byte) TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE);
    }

    @Test
    void transactions_that_come_together_share_a_block() throws Exception {
        List<Transaction> transactions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            transactions.add(client.endorsed("put", "sharing-" + i, "x"));
        }

        List<Status> statuses = LedgerClient.together(transactions);

        assertThat(statuses.stream().map(Status::getBlockNumber).distinct().count())
                .isLessThan(statuses.size());
    }

    @Test
    void block_0_is_a_configuration_with_organisations_and_policies() throws Exception {
        Block block = client.blocks(0, 0).getFirst();

        Payload payload = payload(block, 0);
        assertThat(ChannelHeader.parseFrom(payload.getHeader().getChannelHeader())
                        .getType())
                .isEqualTo(HeaderType.CONFIG_VALUE);
        Config config = ConfigEnvelope.parseFrom(payload.getData()).getConfig();
        assertThat(config.getChannelGroup()
                        .getGroupsOrThrow("Application")
                        .getGroupsMap()
                        .keySet())
                .containsExactlyInAnyOrder("DataBureauMSP", "CivilAffairsMSP", "PartnersMSP");
        assertThat(config.getChannelGroup()
                        .getGroupsOrThrow("Application")
                        .getPoliciesMap()
                        .keySet())
                .contains("Readers", "Writers", "Admins", "Endorsement");
    }

    @Test
    void block_events_begin_where_asked_and_wait_for_the_next_block() throws Exception {
        long last = client.now();
        try (CloseableIterator<Block> blocks = client.network()
                .newBlockEventsRequest()
                .startBlock(last)
                .build()
                .getEvents()) {
            assertThat(blocks.next().getHeader().getNumber()).isEqualTo(last);
            client.submit("put", "next", "1");
            assertThat(blocks.next().getHeader().getNumber()).isEqualTo(last + 1);
        }
    }

    @Test
    void block_events_without_a_start_begin_with_the_next_block() throws Exception {
        try (CloseableIterator<Block> blocks = client.network().getBlockEvents()) {
            Status status = client.commit("put", "unstarted", "1");

            Block block = blocks.next();

            assertThat(block.getHeader().getNumber()).isLessThanOrEqualTo(status.getBlockNumber());
        }
    }

    @Test
    void filtered_blocks_tell_ids_codes_and_the_names_of_events_but_no_payload() throws Exception {
        Status status = client.commit("event", "filtered", "not shown");

        FilteredBlock block = filtered(status.getBlockNumber());

        assertThat(block.getChannelId()).isEqualTo(LedgerNetwork.CHANNEL);
        assertThat(block.getNumber()).isEqualTo(status.getBlockNumber());
        var transaction = block.getFilteredTransactionsList().stream()
                .filter(each -> each.getTxid().equals(status.getTransactionId()))
                .findFirst()
                .orElseThrow();
        assertThat(transaction.getType()).isEqualTo(HeaderType.ENDORSER_TRANSACTION);
        assertThat(transaction.getTxValidationCode()).isEqualTo(TxValidationCode.VALID);
        var event = transaction.getTransactionActions().getChaincodeActions(0).getChaincodeEvent();
        assertThat(event.getEventName()).isEqualTo("filtered");
        assertThat(event.getChaincodeId()).isEqualTo("test");
        assertThat(event.getTxId()).isEqualTo(status.getTransactionId());
        assertThat(event.getPayload().isEmpty()).isTrue();
    }

    @Test
    void the_filtered_block_0_has_its_configuration_without_actions() {
        FilteredBlock block = filtered(0);

        assertThat(block.getFilteredTransactionsList()).singleElement().satisfies(transaction -> {
            assertThat(transaction.getType()).isEqualTo(HeaderType.CONFIG);
            assertThat(transaction.getTxValidationCode()).isEqualTo(TxValidationCode.VALID);
            assertThat(transaction.hasTransactionActions()).isFalse();
        });
    }

    private FilteredBlock filtered(long number) {
        try (CloseableIterator<FilteredBlock> blocks = client.network()
                .newFilteredBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents()) {
            return blocks.next();
        }
    }

    private static ByteString filter(Block block) {
        return block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
    }

    private static List<String> ids(Block block) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            ids.add(ChannelHeader.parseFrom(payload(block, i).getHeader().getChannelHeader())
                    .getTxId());
        }
        return ids;
    }

    private static Payload payload(Block block, int place) throws Exception {
        return Payload.parseFrom(
                Envelope.parseFrom(block.getData().getData(place)).getPayload());
    }
}
