package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.acceptance.behaviour.ChaincodeErrorsSystemTest.ENDORSE;
import static org.countersign.acceptance.behaviour.ChaincodeErrorsSystemTest.EVALUATE;
import static org.countersign.acceptance.behaviour.ProposalDraft.spoiled;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Test;

/** Proposals with one thing wrong: each is refused before the chaincode hears of it. */
@OnEachLedger
class ProposalErrorsSystemTest {
    private static final String INVALID = "error validating proposal: ";
    private static final String DENIED = INVALID + "access denied: channel [countersign] creator org ";

    private final RunningLedger ledger;
    private final LedgerClient client;

    ProposalErrorsSystemTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.client = ledger.client();
    }

    @Test
    void a_changed_and_signed_proposal_with_nothing_wrong_is_fine() throws Exception {
        assertThat(spoiled(client, draft -> draft.channelHeader.setVersion(0)).evaluate())
                .isEmpty();
    }

    @Test
    void a_wrong_signature() {
        ProposalDraft draft = ProposalDraft.of(client, client.proposal("get", "key"));

        assertRejected(draft.sign(client.sign("else".getBytes(StandardCharsets.UTF_8))), DENIED + "[DataBureauMSP]");
    }

    @Test
    void bytes_that_are_no_signature() {
        ProposalDraft draft = ProposalDraft.of(client, client.proposal("get", "key"));

        assertRejected(draft.sign("none".getBytes(StandardCharsets.UTF_8)), DENIED + "[DataBureauMSP]");
    }

    @Test
    void a_signature_with_high_s() throws Exception {
        ProposalDraft draft = ProposalDraft.of(client, client.proposal("get", "key"));
        byte[] lowS = client.sign(draft.unsigned().getProposalBytes().toByteArray());

        assertThat(draft.sign(lowS).evaluate()).isEmpty();
        assertRejected(draft.sign(HighS.of(lowS)), DENIED + "[DataBureauMSP]");
    }

    @Test
    void a_creator_of_an_unknown_organisation() {
        assertRejected(spoiled(client, draft -> draft.madeBy("NobodyMSP")), DENIED + "unknown, creator is malformed");
    }

    @Test
    void a_creator_that_is_no_identity() {
        assertRejected(
                spoiled(client, draft -> {
                    draft.signatureHeader.setCreator(ByteString.copyFromUtf8("somebody"));
                    draft.withMatchingTransactionId();
                }),
                DENIED + "unknown, creator is malformed");
    }

    @Test
    void a_creator_whose_certificate_another_organisation_issued() {
        assertRejected(spoiled(client, draft -> draft.madeBy("PartnersMSP")), DENIED + "unknown, creator is malformed");
    }

    @Test
    void a_peer_is_a_reader_and_no_writer() {
        try (LedgerClient peer = LedgerClient.connectAsPeer(ledger.network(), Member.DATA_BUREAU)) {
            Refusal refusal = Refusal.of(() -> peer.evaluate("get", "key"));

            assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
            assertThat(refusal.text()).contains("this policy requires 1 of the 'Writers' sub-policies to be satisfied");
        }
    }

    @Test
    void a_wrong_transaction_id() {
        assertRejected(
                spoiled(client, draft -> draft.channelHeader.setTxId("abc")),
                INVALID + "incorrectly computed txid 'abc' -- expected '");
    }

    @Test
    void an_epoch() {
        assertRejected(spoiled(client, draft -> draft.channelHeader.setEpoch(1)), INVALID + "epoch is non-zero");
    }

    @Test
    void no_nonce() {
        assertRejected(spoiled(client, draft -> draft.signatureHeader.clearNonce()), INVALID + "nonce is empty");
    }

    @Test
    void no_creator() {
        assertRejected(spoiled(client, draft -> draft.signatureHeader.clearCreator()), INVALID + "creator is empty");
    }

    @Test
    void another_type_of_header() {
        assertRejected(
                spoiled(client, draft -> draft.channelHeader.setType(2)),
                INVALID + "invalid header type CONFIG_UPDATE");
    }

    @Test
    void a_timestamp_is_the_clients_word_and_any_is_taken() throws Exception {
        // Two transactions: the shim may still be forgetting the first when the same id comes again.
        assertThat(ofOldTime().evaluate()).isEmpty();
        assertThat(ofOldTime().endorse().submitAsync().getStatus().isSuccessful())
                .isTrue();
    }

    private Proposal ofOldTime() {
        return spoiled(
                client, draft -> draft.channelHeader.getTimestampBuilder().setSeconds(1));
    }

    @Test
    void a_transaction_id_that_is_on_the_ledger() throws Exception {
        Proposal proposal = client.proposal("put", "duplicate", "1");
        proposal.endorse().submit();

        String creator = HexFormat.of()
                .formatHex(ProposalDraft.of(client, proposal)
                        .signatureHeader
                        .getCreator()
                        .toByteArray());
        assertRejected(
                proposal,
                "duplicate transaction found [" + proposal.getTransactionId() + "]. Creator [" + creator + "]");
    }

    @Test
    void an_unknown_channel() {
        Proposal proposal = spoiled(client, draft -> draft.channelHeader.setChannelId("elsewhere"));

        assertThat(Answer.of(Refusal.of(proposal::evaluate)))
                .isEqualTo(
                        new Answer(
                                Code.UNAVAILABLE,
                                "failed to get config for channel [elsewhere]: could not get last config for channel elsewhere"));
        assertThat(Answer.of(Refusal.of(proposal::endorse)))
                .isEqualTo(new Answer(
                        Code.FAILED_PRECONDITION,
                        "no combination of peers can be derived which satisfy the endorsement policy: "
                                + "No metadata was found for chaincode test in channel elsewhere"));
    }

    @Test
    void a_missing_proposal() {
        assertThat(evaluateRaw(SignedProposal.getDefaultInstance()))
                .hasToString("INVALID_ARGUMENT: failed to unpack transaction proposal: a signed proposal is required");
        assertThat(endorseRaw(SignedProposal.getDefaultInstance()))
                .hasToString("INVALID_ARGUMENT: the proposed transaction must contain a signed proposal");
    }

    @Test
    void a_missing_signature() {
        SignedProposal unsigned =
                ProposalDraft.of(client, client.proposal("get", "key")).unsigned();

        assertThat(evaluateRaw(unsigned))
                .hasToString("FAILED_PRECONDITION: " + EVALUATE + INVALID + "empty signature bytes");
        assertThat(endorseRaw(unsigned)).hasToString("ABORTED: " + ENDORSE);
    }

    @Test
    void what_is_no_proposal() {
        SignedProposal garbage = SignedProposal.newBuilder()
                .setProposalBytes(ByteString.copyFromUtf8("\u0001 not protobuf"))
                .build();

        assertThat(evaluateRaw(garbage).toString())
                .startsWith("INVALID_ARGUMENT: failed to unpack transaction proposal: ");
        assertThat(endorseRaw(garbage).toString()).startsWith("INVALID_ARGUMENT: ");
    }

    @Test
    void a_proposal_that_names_no_chaincode() {
        Refusal refusal = Refusal.of(
                () -> spoiled(client, draft -> draft.payload.clearInput()).evaluate());

        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.text())
                .isEqualTo(
                        "failed to unpack transaction proposal: no chaincode spec is provided, channel id [countersign]");
    }

    @Test
    void of_two_chaincodes_that_of_the_header_is_executed() throws Exception {
        client.contract(LedgerNetwork.OTHER).submitTransaction("put", "key", "of other");

        Proposal proposal = spoiled(
                client,
                draft -> draft.channelHeader.setExtension(
                        ProposalDraft.of(client, client.proposalFor(LedgerNetwork.OTHER, "get", "key"))
                                .channelHeader
                                .getExtension()));

        assertThat(LedgerClient.text(proposal.evaluate())).isEqualTo("of other");
    }

    private void assertRejected(Proposal proposal, String text) {
        Refusal evaluated = Refusal.of(proposal::evaluate);
        assertThat(evaluated.type()).isEqualTo(GatewayException.class);
        assertThat(evaluated.code()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(evaluated.text()).startsWith(EVALUATE + text);
        assertThat(evaluated.details()).singleElement().asString().startsWith("DataBureauMSP: " + text);

        Refusal endorsed = Refusal.of(proposal::endorse);
        assertThat(endorsed.type()).isEqualTo(EndorseException.class);
        assertThat(endorsed.code()).isEqualTo(Code.ABORTED);
        assertThat(endorsed.text()).isEqualTo(ENDORSE);
        assertThat(endorsed.details()).singleElement().asString().startsWith("DataBureauMSP: " + text);
    }

    /** Code and text. */
    private record Answer(Code code, String text) {
        static Answer of(Refusal refusal) {
            return new Answer(refusal.code(), refusal.text());
        }

        @Override
        public String toString() {
            return code + ": " + text;
        }
    }

    private Answer evaluateRaw(SignedProposal proposal) {
        return Answer.of(Refusal.of(() -> client.raw()
                .evaluate(EvaluateRequest.newBuilder()
                        .setProposedTransaction(proposal)
                        .build())));
    }

    private Answer endorseRaw(SignedProposal proposal) {
        return Answer.of(Refusal.of(() -> client.raw()
                .endorse(EndorseRequest.newBuilder()
                        .setProposedTransaction(proposal)
                        .build())));
    }
}
