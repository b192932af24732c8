package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.util.List;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.junit.jupiter.api.Test;

/** What a client learns when a chaincode says no, fails, or is not there: the same for both ledgers, word by word. */
@OnEachLedger
class ChaincodeErrorsSystemTest {
    static final String EVALUATE = "evaluate call to endorser returned error: ";
    static final String ENDORSE = "failed to endorse transaction, see attached details for more info";
    static final String EVALUATE_FAILED = "failed to evaluate transaction, see attached details for more info";

    private final RunningLedger ledger;
    private final LedgerClient client;

    ChaincodeErrorsSystemTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.client = ledger.client();
    }

    @Test
    void a_chaincode_that_refuses() {
        assertChaincodeRefuses("chaincode response 500, not enough points", "refuse", "not enough points");
    }

    @Test
    void a_contract_with_a_bug() {
        assertChaincodeRefuses("chaincode response 500, Error during contract method execution", "crash");
    }

    @Test
    void an_unknown_function() {
        Refusal refusal = Refusal.of(() -> client.evaluate("no such function"));

        assertThat(refusal.code()).isEqualTo(Code.UNKNOWN);
        assertThat(refusal.text()).startsWith(EVALUATE + "chaincode response 500, Undefined contract method called");
    }

    @Test
    void each_status_of_the_shim_that_is_no_success_with_its_text() {
        for (String status : List.of("400", "500")) {
            assertChaincodeRefuses(
                    "chaincode response " + status + ", no such thing", "respond", status, "no such thing", "payload");
        }
    }

    @Test
    void what_a_refusing_chaincode_wrote_is_not_written() throws Exception {
        assertThat(Refusal.of(() -> client.submit("putThenRespond", "400", "no", "value", "refused"))
                        .code())
                .isEqualTo(Code.ABORTED);

        assertThat(client.evaluate("get", "refused")).isEmpty();
    }

    @Test
    void an_exception_that_escapes_the_chaincode() {
        Refusal endorsed = Refusal.of(() -> client.endorsed("escape", "nobody caught this"));
        Refusal evaluated = Refusal.of(() -> client.evaluate("escape", "nobody caught this"));

        assertThat(endorsed.code()).isEqualTo(Code.ABORTED);
        assertThat(endorsed.text()).isEqualTo(ENDORSE);
        assertThat(endorsed.details())
                .singleElement()
                .asString()
                .startsWith("DataBureauMSP: error in simulation: transaction returned with failure: "
                        + "java.lang.IllegalStateException: nobody caught this");
        assertThat(evaluated.code()).isEqualTo(Code.ABORTED);
        assertThat(evaluated.text()).isEqualTo(EVALUATE_FAILED);
        assertThat(evaluated.details()).hasSize(3);
    }

    @Test
    void an_unknown_chaincode() {
        Proposal proposal = client.proposalFor("nobody", "get", "key");

        assertThat(Refusal.of(proposal::evaluate))
                .isEqualTo(new Refusal(
                        GatewayException.class,
                        Code.FAILED_PRECONDITION,
                        "no peers available to evaluate chaincode nobody in channel countersign",
                        List.of()));
        assertThat(Refusal.of(proposal::endorse))
                .isEqualTo(new Refusal(
                        EndorseException.class,
                        Code.FAILED_PRECONDITION,
                        "no combination of peers can be derived which satisfy the endorsement policy: "
                                + "No metadata was found for chaincode nobody in channel countersign",
                        List.of()));
    }

    @Test
    void a_chaincode_whose_process_is_not_there() {
        Proposal proposal = client.proposalFor(LedgerNetwork.AWAY, "get", "key");

        Refusal refusal = Refusal.of(proposal::endorse);

        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
        assertThat(refusal.text()).isEqualTo(ENDORSE);
        String packageId = ledger.network().chaincode(LedgerNetwork.AWAY).packageId();
        assertThat(refusal.details())
                .singleElement()
                .asString()
                .startsWith("DataBureauMSP: error in simulation: failed to execute transaction "
                        + proposal.getTransactionId() + ": could not launch chaincode " + packageId
                        + ": connection to " + packageId + " failed: ");
    }

    @Test
    void a_chaincode_that_invokes_an_unknown_one_another_channels_or_itself() {
        for (List<String> target : List.of(
                List.of("nobody", ""), List.of(LedgerNetwork.OTHER, "elsewhere"), List.of(LedgerNetwork.TEST, ""))) {
            assertThat(Refusal.of(() ->
                                    client.evaluate("invokeOther", target.getFirst(), target.getLast(), "get", "key"))
                            .text())
                    .startsWith(EVALUATE + "chaincode response 500, ");
        }
    }

    @Test
    void the_refusal_of_an_invoked_chaincode_reaches_the_one_that_invoked_it() throws Exception {
        assertThat(client.evaluate("invokeOther", LedgerNetwork.OTHER, "", "refuse", "not today"))
                .startsWith("500:");
    }

    private void assertChaincodeRefuses(String text, String function, String... arguments) {
        List<String> details = List.of("DataBureauMSP: " + text);

        assertThat(Refusal.of(() -> client.evaluate(function, arguments)))
                .isEqualTo(new Refusal(GatewayException.class, Code.UNKNOWN, EVALUATE + text, details));
        assertThat(Refusal.of(() -> client.endorsed(function, arguments)))
                .isEqualTo(new Refusal(EndorseException.class, Code.ABORTED, ENDORSE, details));
    }
}
