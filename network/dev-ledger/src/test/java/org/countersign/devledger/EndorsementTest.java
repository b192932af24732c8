package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.countersign.devledger.support.TestNetwork.CIVIL_AFFAIRS;
import static org.countersign.devledger.support.TestNetwork.DATA_BUREAU;
import static org.countersign.devledger.support.TestNetwork.PARTNERS;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.IdentityCheck;
import org.countersign.devledger.identity.Msp;
import org.countersign.devledger.identity.MspFolders;
import org.countersign.devledger.identity.Organization;
import org.countersign.devledger.support.NetworkExtension;
import org.countersign.devledger.support.RawClient;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Endorse returns, and that it returns nothing when organisations disagree. */
final class EndorsementTest {
    @RegisterExtension
    static final NetworkExtension NETWORK = new NetworkExtension();

    private final RawClient raw = NETWORK.raw();

    @Test
    void a_majority_endorses_beginning_with_the_gateways_organisation() throws Exception {
        Envelope prepared = raw.endorse(raw.draft("put", "a", "1").sign());

        assertThat(endorsers(prepared)).containsExactly(DATA_BUREAU, CIVIL_AFFAIRS);
        assertThat(prepared.getSignature().isEmpty()).isTrue();
    }

    @Test
    void named_organisations_endorse_and_no_others() throws Exception {
        Envelope prepared = raw.endorse(raw.draft("put", "b", "1").sign(), PARTNERS, CIVIL_AFFAIRS);

        assertThat(endorsers(prepared)).containsExactly(PARTNERS, CIVIL_AFFAIRS);
    }

    @Test
    void too_few_named_organisations_endorse_but_validation_finds_out() {
        Envelope transaction = raw.sign(raw.endorse(raw.draft("put", "c", "1").sign(), DATA_BUREAU));

        raw.submit(transaction);

        assertThat(raw.codeOf(transaction)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void refuses_an_undeterministic_chaincode() {
        StatusRuntimeException error = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> raw.endorse(raw.draft("undeterministic", "key").sign()));

        assertThat(error.getStatus().getDescription())
                .isEqualTo("failed to collect enough transaction endorsements, see attached details for more info");
        assertThat(RawClient.details(error))
                .containsExactly(
                        CIVIL_AFFAIRS + ": ProposalResponsePayloads do not match",
                        PARTNERS + ": ProposalResponsePayloads do not match");
    }

    @Test
    void refuses_organisations_that_have_no_peer() {
        assertThatThrownBy(() -> raw.endorse(raw.draft("put", "d", "1").sign(), "NobodyMSP", DATA_BUREAU))
                .hasMessage("UNAVAILABLE: failed to find any endorsing peers for org(s): NobodyMSP");
    }

    @Test
    void the_sets_are_sorted_and_name_each_key_once() throws Exception {
        NETWORK.client().submit("put", "sum-b", "2");

        Envelope prepared =
                raw.endorse(raw.draft("sum", "sum-a", "sum-c,sum-b,sum-b").sign());

        KVRWSet set =
                KVRWSet.parseFrom(TxReadWriteSet.parseFrom(result(prepared).getResults())
                        .getNsRwset(0)
                        .getRwset());
        assertThat(set.getReadsList()).extracting(read -> read.getKey()).containsExactly("sum-b", "sum-c");
        assertThat(set.getReads(0).hasVersion()).isTrue();
        assertThat(set.getReads(1).hasVersion()).isFalse();
        assertThat(set.getWritesList())
                .singleElement()
                .satisfies(write -> assertThat(write.getValue().toStringUtf8()).isEqualTo("5"));
    }

    @Test
    void transient_data_is_left_out_of_the_transaction() throws Exception {
        var proposal = raw.draft("transientValue", "secret").withTransient(Map.of("secret", "whispered"));

        ChaincodeActionPayload action = action(raw.endorse(proposal.sign()));

        assertThat(ChaincodeProposalPayload.parseFrom(action.getChaincodeProposalPayload())
                        .getTransientMapCount())
                .isZero();
    }

    @Test
    void the_result_names_chaincode_version_and_response() throws Exception {
        ChaincodeAction result = result(raw.endorse(raw.draft("get", "nothing").sign()));

        assertThat(result.getChaincodeId().getName()).isEqualTo("test");
        assertThat(result.getChaincodeId().getVersion()).isEqualTo("1.0");
        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        assertThat(result.getEvents().isEmpty()).isTrue();
    }

    /** The organisations whose signatures over the response are right, in order. */
    private static List<String> endorsers(Envelope prepared) throws IOException {
        MspFolders folders = new MspFolders(NETWORK.network().ledger().organizations());
        List<Msp> msps = new ArrayList<>();
        for (Organization organization : Organization.COUNTERSIGN) {
            msps.add(folders.msp(organization));
        }
        ChannelMembers members = new ChannelMembers(msps);
        ChaincodeEndorsedAction action = action(prepared).getAction();
        List<String> found = new ArrayList<>();
        for (Endorsement endorsement : action.getEndorsementsList()) {
            var endorser = (IdentityCheck.Known) members.check(endorsement.getEndorser());
            ByteString message = action.getProposalResponsePayload().concat(endorsement.getEndorser());
            assertThat(members.hasSigned(endorser.identity(), message, endorsement.getSignature()))
                    .isTrue();
            found.add(endorser.identity().mspId());
        }
        return found;
    }

    private static ChaincodeActionPayload action(Envelope prepared) throws InvalidProtocolBufferException {
        Transaction transaction =
                Transaction.parseFrom(Payload.parseFrom(prepared.getPayload()).getData());
        assertThat(transaction.getActionsCount()).isEqualTo(1);
        return ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
    }

    private static ChaincodeAction result(Envelope prepared) throws InvalidProtocolBufferException {
        return ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(action(prepared).getAction().getProposalResponsePayload())
                        .getExtension());
    }
}
