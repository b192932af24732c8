package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.countersign.devledger.support.TestNetwork.DATA_BUREAU;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.RawClient;
import org.countersign.devledger.support.RawClient.Draft;
import org.countersign.devledger.support.TestChaincode;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Evaluate and Endorse: code, text and details for everything that can be wrong. */
final class GatewayErrorsTest {
    private static final String EVALUATE = "evaluate call to endorser returned error: ";
    private static final String SEE_DETAILS = ", see attached details for more info";

    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension(
            builder -> builder.chaincode(new org.countersign.devledger.chaincode.ChaincodeDefinition(
                    "away", "1.0", "away_1.0:00", "127.0.0.1", TestChaincode.freePort())));

    private final RawClient raw = NETWORK.raw();

    @Test
    void a_chaincode_that_refuses() {
        SignedProposal proposal = raw.draft("refuse", "not enough points").sign();

        StatusRuntimeException evaluated = evaluateFails(proposal);
        assertThat(evaluated.getStatus().getCode()).isEqualTo(Code.UNKNOWN);
        assertThat(evaluated.getStatus().getDescription())
                .isEqualTo(EVALUATE + "chaincode response 500, not enough points");
        assertThat(RawClient.details(evaluated))
                .containsExactly(DATA_BUREAU + ": chaincode response 500, not enough points");

        StatusRuntimeException endorsed = endorseFails(proposal);
        assertThat(endorsed.getStatus().getCode()).isEqualTo(Code.ABORTED);
        assertThat(endorsed.getStatus().getDescription()).isEqualTo("failed to endorse transaction" + SEE_DETAILS);
        assertThat(RawClient.details(endorsed))
                .containsExactly(DATA_BUREAU + ": chaincode response 500, not enough points");
    }

    @Test
    void a_contract_with_a_bug_and_an_unknown_function() {
        assertThat(evaluateFails(raw.draft("crash").sign()).getStatus().getDescription())
                .isEqualTo(EVALUATE + "chaincode response 500, Error during contract method execution");
        assertThat(evaluateFails(raw.draft("no such function").sign())
                        .getStatus()
                        .getDescription())
                .startsWith(EVALUATE + "chaincode response 500, Undefined contract method called");
    }

    @Test
    void an_unknown_chaincode() {
        SignedProposal proposal = raw.draftFor("nobody", "get", "key").sign();

        assertThat(evaluateFails(proposal))
                .hasMessage(
                        "FAILED_PRECONDITION: no peers available to evaluate chaincode nobody in channel countersign");
        assertThat(endorseFails(proposal))
                .hasMessage(
                        "FAILED_PRECONDITION: no combination of peers can be derived which satisfy the endorsement policy:"
                                + " No metadata was found for chaincode nobody in channel countersign");
    }

    @Test
    void an_unknown_channel() {
        SignedProposal proposal = spoiled(draft -> draft.channelHeader.setChannelId("elsewhere"));

        assertThat(evaluateFails(proposal))
                .hasMessageStartingWith("UNAVAILABLE: failed to get config for channel [elsewhere]: ");
        assertThat(endorseFails(proposal).getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
    }

    @Test
    void an_unknown_target_organisation() {
        assertThatThrownBy(() -> raw.evaluate(raw.draft("get", "key").sign(), "NobodyMSP"))
                .hasMessage(
                        "FAILED_PRECONDITION: no peers available to evaluate chaincode test in channel countersign");
    }

    @Test
    void a_missing_or_unreadable_proposal() {
        SignedProposal garbage = SignedProposal.newBuilder()
                .setProposalBytes(ByteString.copyFromUtf8("\u0001 not protobuf"))
                .build();

        assertThat(evaluateFails(SignedProposal.getDefaultInstance()))
                .hasMessage("INVALID_ARGUMENT: failed to unpack transaction proposal: a signed proposal is required");
        assertThat(evaluateFails(garbage).getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(endorseFails(SignedProposal.getDefaultInstance()))
                .hasMessage("INVALID_ARGUMENT: the proposed transaction must contain a signed proposal");
        assertThat(endorseFails(garbage).getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void a_proposal_that_names_no_chaincode() {
        assertThat(evaluateFails(spoiled(draft -> draft.payload.clearInput())))
                .hasMessage("INVALID_ARGUMENT: failed to unpack transaction proposal:"
                        + " no chaincode spec is provided, channel id [countersign]");
    }

    @Test
    void a_wrong_signature() {
        SignedProposal proposal = raw.draft("get", "key").sign();
        SignedProposal changed = proposal.toBuilder()
                .setSignature(raw.identity().sign(ByteString.copyFromUtf8("something else")))
                .build();

        assertRejected(
                changed, "error validating proposal: access denied: channel [countersign] creator org [DataBureauMSP]");
    }

    @Test
    void a_missing_signature() {
        SignedProposal unsigned =
                raw.draft("get", "key").sign().toBuilder().clearSignature().build();

        assertRejected(unsigned, "error validating proposal: empty signature bytes");
    }

    @Test
    void a_signature_with_high_s() throws Exception {
        SignedProposal proposal = raw.draft("get", "key").sign();
        SignedProposal highS = proposal.toBuilder()
                .setSignature(highS(proposal.getSignature()))
                .build();

        assertRejected(
                highS, "error validating proposal: access denied: channel [countersign] creator org [DataBureauMSP]");
    }

    @Test
    void a_creator_of_an_unknown_organisation() {
        SignedProposal proposal = spoiled(draft -> {
            draft.signatureHeader.setCreator(SerializedIdentity.newBuilder()
                    .setMspid("NobodyMSP")
                    .setIdBytes(certificatePem())
                    .build()
                    .toByteString());
            draft.withMatchingTransactionId();
        });

        assertRejected(
                proposal,
                "error validating proposal: access denied: channel [countersign] creator org unknown, creator is malformed");
    }

    @Test
    void a_creator_whose_certificate_another_organisation_issued() {
        SignedProposal proposal = spoiled(draft -> {
            draft.signatureHeader.setCreator(SerializedIdentity.newBuilder()
                    .setMspid("PartnersMSP")
                    .setIdBytes(certificatePem())
                    .build()
                    .toByteString());
            draft.withMatchingTransactionId();
        });

        assertRejected(
                proposal, "error validating proposal: access denied: channel [countersign] creator org [PartnersMSP]");
    }

    @Test
    void a_peer_is_no_writer() {
        var ledger = NETWORK.network().ledger();
        RawClient peer = new RawClient(
                raw.channel(),
                DATA_BUREAU,
                ledger.organizations()
                        .resolve(
                                "peerOrganizations/data-bureau.countersign.test/peers/peer0.data-bureau.countersign.test/msp"));

        assertThat(catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> peer.evaluate(peer.draft("get", "key").sign())))
                .hasMessageContaining("this policy requires 1 of the 'Writers' sub-policies to be satisfied");
    }

    @Test
    void a_wrong_transaction_id_epoch_nonce_creator_or_type() {
        assertRejected(
                spoiled(draft -> draft.channelHeader.setTxId("abc")),
                "error validating proposal: incorrectly computed txid 'abc' -- expected '");
        assertRejected(
                spoiled(draft -> draft.channelHeader.setEpoch(1)), "error validating proposal: epoch is non-zero");
        assertRejected(
                spoiled(draft -> draft.signatureHeader.clearNonce()), "error validating proposal: nonce is empty");
        assertRejected(
                spoiled(draft -> draft.signatureHeader.clearCreator()), "error validating proposal: creator is empty");
        assertRejected(
                spoiled(draft -> draft.channelHeader.setType(2)),
                "error validating proposal: invalid header type CONFIG_UPDATE");
    }

    @Test
    void a_transaction_id_that_is_on_the_ledger() {
        Draft draft = raw.draft("put", "duplicate", "1");
        SignedProposal proposal = draft.sign();
        raw.submit(raw.sign(raw.endorse(proposal)));
        var _ = raw.status(draft.transactionId());

        String creator = HexFormat.of().formatHex(raw.identity().serialized().toByteArray());
        assertRejected(
                proposal, "duplicate transaction found [" + draft.transactionId() + "]. Creator [" + creator + "]");
    }

    @Test
    void a_chaincode_process_that_is_not_there() {
        Draft draft = raw.draftFor("away", "get", "key");
        SignedProposal proposal = draft.sign();

        StatusRuntimeException endorsed = endorseFails(proposal);

        assertThat(endorsed).hasMessage("ABORTED: failed to endorse transaction" + SEE_DETAILS);
        assertThat(RawClient.details(endorsed))
                .singleElement()
                .asString()
                .startsWith(
                        DATA_BUREAU + ": error in simulation: failed to execute transaction " + draft.transactionId()
                                + ": could not launch chaincode away_1.0:00: connection to away_1.0:00 failed: ");
    }

    @Test
    void a_deadline_that_passes() {
        var hurried = raw.gateway().withDeadlineAfter(300, TimeUnit.MILLISECONDS);
        SignedProposal proposal = raw.draft("sleep", "1500").sign();

        assertThatThrownBy(() -> hurried.endorse(EndorseRequest.newBuilder()
                        .setProposedTransaction(proposal)
                        .build()))
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
    }

    @Test
    void the_client_library_sees_the_details() {
        assertThatThrownBy(() -> NETWORK.client().submit("refuse", "no"))
                .isInstanceOfSatisfying(
                        EndorseException.class,
                        e -> assertThat(e.getDetails()).singleElement().satisfies(detail -> {
                            assertThat(detail.getMspId()).isEqualTo(DATA_BUREAU);
                            assertThat(detail.getMessage()).isEqualTo("chaincode response 500, no");
                        }));
    }

    private void assertRejected(SignedProposal proposal, String text) {
        StatusRuntimeException evaluated = evaluateFails(proposal);
        assertThat(evaluated.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(evaluated.getStatus().getDescription()).startsWith(EVALUATE + text);

        StatusRuntimeException endorsed = endorseFails(proposal);
        assertThat(endorsed).hasMessage("ABORTED: failed to endorse transaction" + SEE_DETAILS);
        assertThat(RawClient.details(endorsed)).singleElement().asString().startsWith(DATA_BUREAU + ": " + text);
    }

    private SignedProposal spoiled(Consumer<Draft> spoil) {
        Draft draft = raw.draft("get", "key");
        spoil.accept(draft);
        return draft.sign();
    }

    private StatusRuntimeException evaluateFails(SignedProposal proposal) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> {
            var _ = raw.gateway()
                    .evaluate(EvaluateRequest.newBuilder()
                            .setProposedTransaction(proposal)
                            .build());
        });
    }

    private StatusRuntimeException endorseFails(SignedProposal proposal) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> {
            var _ = raw.endorse(proposal);
        });
    }

    private ByteString certificatePem() {
        try {
            return SerializedIdentity.parseFrom(raw.identity().serialized()).getIdBytes();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    static ByteString highS(ByteString lowS) throws java.io.IOException {
        ASN1Sequence parts = ASN1Sequence.getInstance(lowS.toByteArray());
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
        return ByteString.copyFrom(new DERSequence(new ASN1Integer[] {
                    ASN1Integer.getInstance(parts.getObjectAt(0)), new ASN1Integer(order.subtract(s))
                })
                .getEncoded());
    }
}
