package org.countersign.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.gateway.ledger.Ledger;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts are those of the gateway service of Fabric 2.5. */
final class ChaincodeRefusalTest {
    private static final String ENDORSE_FAILED = "failed to endorse transaction, see attached details for more info";

    private static Status aborted(String description) {
        return Status.ABORTED.withDescription(description);
    }

    private static List<ErrorDetail> details(String... messages) {
        return Stream.of(messages)
                .map(message -> ErrorDetail.newBuilder()
                        .setMspId("A")
                        .setMessage(message)
                        .build())
                .toList();
    }

    @Test
    void finds_the_code_in_a_detail_of_an_endorsement() {
        var refusal = ChaincodeRefusal.in(
                aborted(ENDORSE_FAILED), details("chaincode response 500, BATCH_SIZE: 1 to 1000 items"));

        assertThat(refusal).contains(new ChaincodeRefusal("BATCH_SIZE", "BATCH_SIZE: 1 to 1000 items"));
    }

    @Test
    void finds_the_code_in_the_description_of_an_evaluation() {
        var status = Status.UNKNOWN.withDescription(
                "evaluate call to endorser returned error: chaincode response 500, NOT_FOUND: no such certificate");

        assertThat(ChaincodeRefusal.in(status, List.of()))
                .map(ChaincodeRefusal::code)
                .contains("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unexpected error", "Undefined contract method called", "", "Ab: no code", "X: short"})
    void a_refusal_without_a_stable_code_is_a_failure(String message) {
        assertThat(ChaincodeRefusal.in(aborted(ENDORSE_FAILED), details("chaincode response 500, " + message)))
                .map(ChaincodeRefusal::code)
                .contains(Ledger.CHAINCODE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error in simulation: failed to execute transaction 1: timeout expired while executing transaction",
                "error in simulation: transaction returned with failure: Failed to submit task for processing",
                "error validating proposal: access denied: channel [countersign] creator org [DataBureauMSP]",
                "ProposalResponsePayloads do not match"
            })
    void everything_else_is_no_refusal(String message) {
        assertThat(ChaincodeRefusal.in(aborted(ENDORSE_FAILED), details(message)))
                .isEmpty();
    }

    @Test
    void a_status_without_words_is_no_refusal() {
        assertThat(ChaincodeRefusal.in(Status.UNAVAILABLE, List.of())).isEmpty();
    }
}
