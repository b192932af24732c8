package org.countersign.devledger.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_COMMON_HEADER;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_CREATOR_SIGNATURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_PAYLOAD;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_PROPOSAL_TXID;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_RESPONSE_PAYLOAD;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_RWSET;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.DUPLICATE_TXID;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ILLEGAL_WRITESET;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.INVALID_CHAINCODE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.INVALID_ENDORSER_TRANSACTION;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.INVALID_OTHER_REASON;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.NIL_ENVELOPE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.TARGET_CHAIN_NOT_FOUND;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.UNSUPPORTED_TX_PAYLOAD;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.Msp;
import org.countersign.devledger.identity.MspFolders;
import org.countersign.devledger.identity.Organization;
import org.countersign.devledger.ordering.BatchOptions;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.store.PendingEnvelope;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.RawClient;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each step of validation: a good transaction with one thing changed, placed in a block past the ordering service's own checks. */
final class BlockValidationTest {
    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension();

    @TempDir
    private Path data;

    private final RawClient raw = NETWORK.raw();
    private LedgerStore store;
    private Committer committer;
    private long sequence;

    @BeforeEach
    void open() throws IOException {
        store = new LedgerStore(data);
        committer = committer(Set.of("test"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_unchanged_transaction_is_valid() {
        assertThat(block(transaction())).containsExactly(VALID);
    }

    @Test
    void step_1_envelope_payload_and_headers() {
        assertThat(block(
                        Envelope.getDefaultInstance(),
                        raw.sign(Envelope.newBuilder()
                                .setPayload(ByteString.copyFromUtf8("\u0001 not protobuf"))
                                .build()),
                        withChannelHeader(header -> header.setEpoch(1)),
                        withChannelHeader(header -> header.setType(HeaderType.MESSAGE_VALUE)),
                        withSignatureHeader(SignatureHeader.Builder::clearNonce),
                        withSignatureHeader(SignatureHeader.Builder::clearCreator),
                        withChannelHeader(header -> header.setChannelId("elsewhere"))))
                .containsExactly(
                        NIL_ENVELOPE,
                        BAD_PAYLOAD,
                        BAD_COMMON_HEADER,
                        BAD_COMMON_HEADER,
                        BAD_COMMON_HEADER,
                        BAD_COMMON_HEADER,
                        TARGET_CHAIN_NOT_FOUND);
    }

    @Test
    void step_2_creator_and_signature() {
        Envelope transaction = transaction();
        ByteString signature = transaction.getSignature();
        byte[] flipped = signature.toByteArray();
        flipped[flipped.length - 1] ^= 1;

        assertThat(block(
                        transaction.toBuilder()
                                .setSignature(ByteString.copyFrom(flipped))
                                .build(),
                        transaction.toBuilder().clearSignature().build(),
                        withSignatureHeader(header -> header.setCreator(ByteString.copyFromUtf8("nobody")))))
                .containsExactly(BAD_CREATOR_SIGNATURE, BAD_CREATOR_SIGNATURE, BAD_CREATOR_SIGNATURE);
    }

    @Test
    void step_3_type_and_transaction_id() {
        assertThat(block(
                        withChannelHeader(header -> header.setType(HeaderType.CONFIG_UPDATE_VALUE)),
                        withChannelHeader(header -> header.setTxId("0".repeat(64)))))
                .containsExactly(UNSUPPORTED_TX_PAYLOAD, BAD_PROPOSAL_TXID);
    }

    @Test
    void step_4_exactly_one_action_that_answers_this_proposal() {
        assertThat(block(
                        withTransaction(Transaction.Builder::clearActions),
                        withTransaction(transaction -> transaction.addActions(transaction.getActions(0))),
                        withAction(action -> action.setChaincodeProposalPayload(action.getChaincodeProposalPayload()
                                .concat(ByteString.copyFrom(new byte[] {0x1a, 0})))),
                        withChannelHeader(header -> header.setTimestamp(
                                header.getTimestamp().toBuilder().setNanos(1)))))
                .containsExactly(
                        INVALID_ENDORSER_TRANSACTION,
                        INVALID_ENDORSER_TRANSACTION,
                        INVALID_ENDORSER_TRANSACTION,
                        INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void step_5_an_id_of_an_earlier_block_also_of_an_invalid_transaction() {
        Envelope valid = transaction();
        Envelope invalid = withAction(action -> action.getActionBuilder().clearEndorsements());
        assertThat(block(valid, invalid)).containsExactly(VALID, ENDORSEMENT_POLICY_FAILURE);

        assertThat(block(valid, invalid)).containsExactly(DUPLICATE_TXID, DUPLICATE_TXID);
    }

    @Test
    void step_6_response_sets_chaincode_and_event() {
        ByteString garbage = ByteString.copyFromUtf8("\u0001 not protobuf");
        assertThat(block(
                        withResponse(response -> response.setExtension(garbage)),
                        withResult(result -> result.setResults(garbage)),
                        withSets(sets -> sets.getNsRwsetBuilder(0).setRwset(garbage)),
                        withSets(sets -> sets.addNsRwset(sets.getNsRwset(0))),
                        withResult(result -> result.getChaincodeIdBuilder().setName("other")),
                        withResult(result -> result.getChaincodeIdBuilder().clearVersion()),
                        withResult(result -> result.setEvents(ChaincodeEvent.newBuilder()
                                .setChaincodeId("other")
                                .build()
                                .toByteString())),
                        withSets(sets -> sets.getNsRwsetBuilder(0).setNamespace("undefined"))))
                .containsExactly(
                        BAD_RESPONSE_PAYLOAD,
                        BAD_RWSET,
                        BAD_RWSET,
                        ILLEGAL_WRITESET,
                        INVALID_CHAINCODE,
                        INVALID_CHAINCODE,
                        INVALID_OTHER_REASON,
                        INVALID_CHAINCODE);
    }

    @Test
    void step_6_a_chaincode_that_is_not_defined() throws IOException {
        committer = committer(Set.of("other"));

        assertThat(block(transaction())).containsExactly(INVALID_CHAINCODE);
    }

    @Test
    void step_7_distinct_peers_of_a_majority_over_this_response() {
        assertThat(block(
                        withEndorsements(endorsements -> endorsements.removeLast()),
                        withEndorsements(endorsements -> endorsements.set(1, endorsements.get(0))),
                        withEndorsements(endorsements -> endorsements.set(
                                1,
                                endorsements.get(1).toBuilder()
                                        .setSignature(endorsements.get(0).getSignature())
                                        .build())),
                        withClientAsEndorser(),
                        withResult(result -> result.getResponseBuilder().setStatus(201)),
                        withEndorsements(endorsements -> endorsements.add(endorsements.get(0)))))
                .containsExactly(
                        ENDORSEMENT_POLICY_FAILURE,
                        ENDORSEMENT_POLICY_FAILURE,
                        ENDORSEMENT_POLICY_FAILURE,
                        ENDORSEMENT_POLICY_FAILURE,
                        ENDORSEMENT_POLICY_FAILURE,
                        VALID);
    }

    @Test
    void step_8_an_id_twice_in_one_block_also_when_the_first_conflicts() {
        Envelope valid = transaction();
        Envelope winner = raw.transaction("increment", "step 8");
        Envelope loser = raw.transaction("increment", "step 8");

        assertThat(block(valid, valid, winner, loser, loser))
                .containsExactly(VALID, DUPLICATE_TXID, VALID, TxValidationCode.MVCC_READ_CONFLICT, DUPLICATE_TXID);
    }

    @Test
    void step_8_does_not_count_a_transaction_that_failed_an_earlier_step() {
        Envelope valid = transaction();
        Envelope unsigned = valid.toBuilder().clearSignature().build();

        assertThat(block(unsigned, valid)).containsExactly(BAD_CREATOR_SIGNATURE, VALID);
    }

    private Envelope transaction() {
        return raw.transaction("put", "key", "value");
    }

    private List<TxValidationCode> block(Envelope... envelopes) {
        List<PendingEnvelope> batch = new ArrayList<>();
        for (Envelope envelope : envelopes) {
            batch.add(new PendingEnvelope(sequence++, envelope));
        }
        committer.commit(batch);
        ByteString filter =
                store.block(store.height() - 1).orElseThrow().getMetadata().getMetadata(2);
        List<TxValidationCode> codes = new ArrayList<>();
        for (byte code : filter.toByteArray()) {
            codes.add(TxValidationCode.forNumber(code & 0xff));
        }
        return codes;
    }

    private Committer committer(Set<String> chaincodes) throws IOException {
        MspFolders folders = new MspFolders(NETWORK.network().ledger().organizations());
        List<Msp> msps = new ArrayList<>();
        for (Organization organization : Organization.COUNTERSIGN) {
            msps.add(folders.msp(organization));
        }
        ChannelMembers members = new ChannelMembers(msps);
        ChannelPolicies policies = new ChannelPolicies(members, Instant::now);
        return new Committer(
                new ValidationSetup("countersign", chaincodes, members, policies),
                store,
                ConfigBlock.create("countersign", msps, BatchOptions.DEFAULT, Instant.EPOCH),
                commit -> {});
    }

    private interface Change<T> {
        void apply(T builder) throws InvalidProtocolBufferException;
    }

    private Envelope withPayload(Change<Payload.Builder> change) {
        return raw.change(transaction(), payload -> {
            Payload.Builder builder = payload.toBuilder();
            apply(change, builder);
            return builder.build();
        });
    }

    private Envelope withChannelHeader(Consumer<ChannelHeader.Builder> change) {
        return withPayload(payload -> {
            ChannelHeader.Builder header =
                    ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).toBuilder();
            change.accept(header);
            payload.getHeaderBuilder().setChannelHeader(header.build().toByteString());
        });
    }

    private Envelope withSignatureHeader(Consumer<SignatureHeader.Builder> change) {
        return withPayload(payload -> {
            SignatureHeader.Builder header =
                    SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader()).toBuilder();
            change.accept(header);
            payload.getHeaderBuilder().setSignatureHeader(header.build().toByteString());
        });
    }

    private Envelope withTransaction(Change<Transaction.Builder> change) {
        return withPayload(payload -> {
            Transaction.Builder transaction = Transaction.parseFrom(payload.getData()).toBuilder();
            change.apply(transaction);
            payload.setData(transaction.build().toByteString());
        });
    }

    private Envelope withAction(Change<ChaincodeActionPayload.Builder> change) {
        return withTransaction(transaction -> {
            TransactionAction.Builder action = transaction.getActionsBuilder(0);
            ChaincodeActionPayload.Builder payload = ChaincodeActionPayload.parseFrom(action.getPayload()).toBuilder();
            change.apply(payload);
            action.setPayload(payload.build().toByteString());
        });
    }

    private Envelope withResponse(Change<ProposalResponsePayload.Builder> change) {
        return withAction(action -> {
            ChaincodeEndorsedAction.Builder endorsed = action.getActionBuilder();
            ProposalResponsePayload.Builder response =
                    ProposalResponsePayload.parseFrom(endorsed.getProposalResponsePayload()).toBuilder();
            change.apply(response);
            endorsed.setProposalResponsePayload(response.build().toByteString());
        });
    }

    private Envelope withResult(Change<ChaincodeAction.Builder> change) {
        return withResponse(response -> {
            ChaincodeAction.Builder result = ChaincodeAction.parseFrom(response.getExtension()).toBuilder();
            change.apply(result);
            response.setExtension(result.build().toByteString());
        });
    }

    private Envelope withSets(Change<TxReadWriteSet.Builder> change) {
        return withResult(result -> {
            TxReadWriteSet.Builder sets = TxReadWriteSet.parseFrom(result.getResults()).toBuilder();
            change.apply(sets);
            result.setResults(sets.build().toByteString());
        });
    }

    private Envelope withEndorsements(Consumer<List<Endorsement>> change) {
        return withAction(action -> {
            List<Endorsement> endorsements = new ArrayList<>(action.getAction().getEndorsementsList());
            change.accept(endorsements);
            action.getActionBuilder().clearEndorsements().addAllEndorsements(endorsements);
        });
    }

    /** A client's signature is right, but a client is no peer. */
    private Envelope withClientAsEndorser() {
        return withAction(action -> {
            ByteString client = raw.identity().serialized();
            ByteString message = action.getAction().getProposalResponsePayload().concat(client);
            action.getActionBuilder()
                    .setEndorsements(
                            0,
                            Endorsement.newBuilder()
                                    .setEndorser(client)
                                    .setSignature(raw.identity().sign(message)));
        });
    }

    private static <T> void apply(Change<T> change, T builder) {
        try {
            change.apply(builder);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }
}
