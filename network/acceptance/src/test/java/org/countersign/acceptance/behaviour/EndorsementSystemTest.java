package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** Who endorses, what an endorsed transaction holds, and that organisations that disagree endorse nothing. */
@OnEachLedger
class EndorsementSystemTest {
    private final RunningLedger ledger;
    private final LedgerClient client;

    EndorsementSystemTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.client = ledger.client();
    }

    @Test
    void a_majority_endorses_beginning_with_the_gateways_organisation() throws Exception {
        EnvelopeDraft endorsed = new EnvelopeDraft(client, client.endorsed("put", "majority", "1"));

        assertThat(endorsers(endorsed))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .first()
                .isEqualTo("DataBureauMSP");
        assertThat(endorsed.envelope().getSignature().isEmpty()).isTrue();
    }

    @Test
    void named_organisations_endorse_and_no_others() throws Exception {
        Transaction endorsed = client.endorsedBy(List.of(Member.PARTNERS, Member.CIVIL_AFFAIRS), "put", "named", "1");

        assertThat(endorsers(new EnvelopeDraft(client, endorsed)))
                .containsExactlyInAnyOrder("PartnersMSP", "CivilAffairsMSP");
        assertThat(endorsed.submitAsync().getStatus().isSuccessful()).isTrue();
    }

    @Test
    void too_few_named_organisations_endorse_but_validation_finds_out() throws Exception {
        Transaction endorsed = client.endorsedBy(List.of(Member.DATA_BUREAU), "put", "few", "1");

        assertThat(endorsed.submitAsync().getStatus().getCode()).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        assertThat(client.evaluate("get", "few")).isEmpty();
    }

    @Test
    void refuses_a_chaincode_that_answers_differently_each_time() {
        Refusal refusal = Refusal.of(() -> client.endorsed("undeterministic", "key"));

        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
        assertThat(refusal.text())
                .isEqualTo("failed to collect enough transaction endorsements, see attached details for more info");
        assertThat(refusal.details())
                .containsExactlyInAnyOrder(
                        "CivilAffairsMSP: ProposalResponsePayloads do not match",
                        "PartnersMSP: ProposalResponsePayloads do not match");
    }

    @Test
    void refuses_organisations_that_have_no_peer() {
        Refusal refusal = Refusal.of(() -> client.contract(LedgerNetwork.TEST)
                .newProposal("get")
                .addArguments("key")
                .setEndorsingOrganizations("NobodyMSP", "DataBureauMSP")
                .build()
                .endorse());

        assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(refusal.text()).isEqualTo("failed to find any endorsing peers for org(s): NobodyMSP");
    }

    @Test
    void refuses_to_evaluate_at_an_organisation_that_has_no_peer() {
        Refusal refusal = Refusal.of(() -> client.contract(LedgerNetwork.TEST)
                .newProposal("get")
                .addArguments("key")
                .setEndorsingOrganizations("NobodyMSP")
                .build()
                .evaluate());

        assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(refusal.text()).isEqualTo("no peers available to evaluate chaincode test in channel countersign");
    }

    @Test
    void a_key_has_no_policy_of_its_own_until_it_is_given_one() throws Exception {
        assertThat(client.evaluate("hasPolicy", "plain key")).isEqualTo("false");

        if (ledger.has(KnownDifference.KEY_LEVEL_POLICIES)) {
            assertThat(Refusal.of(() -> client.endorsed("setPolicy", "own policy"))
                            .code())
                    .isEqualTo(Code.ABORTED);
        } else {
            assertThat(client.endorsed("setPolicy", "own policy").getResult()).isEmpty();
        }
    }

    @Test
    void the_sets_are_sorted_and_name_each_key_once() throws Exception {
        client.submit("put", "sum-b", "2");

        KVRWSet set = testSet(new EnvelopeDraft(client, client.endorsed("sum", "sum-a", "sum-c,sum-b,sum-b")));

        assertThat(set.getReadsList()).extracting(read -> read.getKey()).containsExactly("sum-b", "sum-c");
        assertThat(set.getReads(0).hasVersion()).isTrue();
        assertThat(set.getReads(1).hasVersion()).isFalse();
        assertThat(set.getWritesList())
                .singleElement()
                .satisfies(write -> assertThat(write.getValue().toStringUtf8()).isEqualTo("5"));
    }

    @Test
    void an_empty_value_is_a_deletion_in_the_write_set() throws Exception {
        KVRWSet set = testSet(new EnvelopeDraft(client, client.endorsed("put", "emptied", "")));

        assertThat(set.getWritesList()).singleElement().satisfies(write -> {
            assertThat(write.getIsDelete()).isTrue();
            assertThat(write.getValue().isEmpty()).isTrue();
        });
    }

    @Test
    void the_result_names_chaincode_version_and_response() throws Exception {
        ChaincodeAction result = new EnvelopeDraft(client, client.endorsed("get", "nothing")).result();

        assertThat(result.getChaincodeId().getName()).isEqualTo("test");
        assertThat(result.getChaincodeId().getVersion()).isEqualTo(SuiteSettings.VERSION);
        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        assertThat(result.getEvents().isEmpty()).isTrue();
    }

    private static KVRWSet testSet(EnvelopeDraft endorsed) throws Exception {
        for (NsReadWriteSet set :
                TxReadWriteSet.parseFrom(endorsed.result().getResults()).getNsRwsetList()) {
            if (set.getNamespace().equals(LedgerNetwork.TEST)) {
                return KVRWSet.parseFrom(set.getRwset());
            }
        }
        throw new AssertionError("no set of the chaincode");
    }

    private static List<String> endorsers(EnvelopeDraft endorsed) throws Exception {
        List<String> mspIds = new ArrayList<>();
        for (Endorsement each : endorsed.action().getAction().getEndorsementsList()) {
            mspIds.add(SerializedIdentity.parseFrom(each.getEndorser()).getMspid());
        }
        return mspIds;
    }
}
