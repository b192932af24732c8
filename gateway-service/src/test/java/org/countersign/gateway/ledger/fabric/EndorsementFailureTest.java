package org.countersign.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.gateway.ledger.Ledger.Endorsement;
import org.countersign.gateway.ledger.Trouble;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts are those of the peers of Fabric 2.5. */
final class EndorsementFailureTest {
    private static final Status FIRST =
            Status.ABORTED.withDescription("failed to endorse transaction, see attached details for more info");
    private static final Status COLLECTING = Status.ABORTED.withDescription(
            "failed to collect enough transaction endorsements, see attached details for more info");

    private static Endorsement of(Status status, String... details) {
        var list = Stream.of(details)
                .map(text -> ErrorDetail.newBuilder()
                        .setAddress("peer0:7051")
                        .setMspId("A")
                        .setMessage(text)
                        .build())
                .toList();
        return EndorsementFailure.of(status, list, "told");
    }

    private static Endorsement failed(Trouble trouble) {
        return new Endorsement.Failed(trouble, "told");
    }

    @Test
    void a_refusal_of_the_first_peer_with_a_code_is_the_chaincodes_answer() {
        assertThat(of(FIRST, "chaincode response 500, BATCH_SIZE: 1 to 1000 items"))
                .isEqualTo(new Endorsement.Refused("BATCH_SIZE", "BATCH_SIZE: 1 to 1000 items"));
    }

    @Test
    void all_peers_of_the_own_organisation_refusing_alike_is_the_chaincodes_answer() {
        assertThat(of(FIRST, "chaincode response 500, BATCH_SIZE: x", "chaincode response 500, BATCH_SIZE: x"))
                .isInstanceOf(Endorsement.Refused.class);
    }

    @Test
    void peers_of_the_own_organisation_that_refuse_with_different_codes_differ() {
        assertThat(of(FIRST, "chaincode response 500, BATCH_SIZE: x", "chaincode response 500, MALFORMED_BATCH: x"))
                .isEqualTo(failed(Trouble.ENDORSEMENTS_DIFFER));
    }

    @Test
    void a_refusal_without_a_stable_code_is_a_failure() {
        assertThat(of(FIRST, "chaincode response 500, Unexpected error")).isEqualTo(failed(Trouble.CHAINCODE_FAILED));
    }

    @Test
    void a_refusal_by_a_later_peer_is_a_difference_and_no_answer() {
        assertThat(of(COLLECTING, "chaincode response 500, ROLE_MISSING: not yet here"))
                .isEqualTo(failed(Trouble.ENDORSEMENTS_DIFFER));
    }

    @Test
    void a_refusal_beside_a_peer_that_is_away_is_a_difference_and_no_answer() {
        assertThat(of(FIRST, "chaincode response 500, ROLE_MISSING: x", "connection refused"))
                .isEqualTo(failed(Trouble.ENDORSEMENTS_DIFFER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ProposalResponsePayloads do not match                                                                         | ENDORSEMENTS_DIFFER
            error in simulation: failed to execute transaction 1: timeout expired while executing transaction             | ENDORSEMENT_TIMED_OUT
            rpc error: code = DeadlineExceeded desc = context deadline exceeded                                           | ENDORSEMENT_TIMED_OUT
            error in simulation: failed to execute transaction 1: error sending: chaincode stream terminated              | CHAINCODE_DIED
            error in simulation: transaction returned with failure: java.lang.OutOfMemoryError                            | CHAINCODE_FAILED
            rpc error: code = ResourceExhausted desc = grpc: received message larger than max (9 vs. 8)                   | TOO_LARGE
            """)
    void a_trouble_is_told_by_what_a_peer_said_whichever_was_asked(String said, Trouble trouble) {
        assertThat(of(FIRST, said)).isEqualTo(failed(trouble));
        assertThat(of(COLLECTING, "connection refused", said)).isEqualTo(failed(trouble));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rpc error: code = Unavailable desc = connection error: desc = \"transport: connection refused\"",
                "error in simulation: failed to execute transaction 1: could not launch chaincode countersign: connection to it failed",
                "error validating proposal: access denied: channel [countersign] creator org [DataBureauMSP]",
                "make sure the chaincode countersign has been successfully defined on channel countersign and try again"
            })
    void what_no_batch_can_be_blamed_for_is_unavailability(String said) {
        assertThat(of(FIRST, said)).isEqualTo(new Endorsement.Unavailable("told"));
        assertThat(of(COLLECTING, said)).isEqualTo(new Endorsement.Unavailable("told"));
    }

    @Test
    void a_plan_that_cannot_be_made_is_unavailability() {
        var status = Status.FAILED_PRECONDITION.withDescription(
                "no combination of peers can be derived which satisfy the endorsement policy: required chaincodes are not installed on sufficient peers");

        assertThat(EndorsementFailure.of(status, List.of(), "told")).isEqualTo(new Endorsement.Unavailable("told"));
    }

    @Test
    void a_deadline_that_passed_is_a_trouble_of_its_own() {
        assertThat(of(Status.DEADLINE_EXCEEDED)).isEqualTo(failed(Trouble.ENDORSEMENT_TIMED_OUT));
    }

    @Test
    void a_call_that_is_too_large_is_told_from_too_many_calls() {
        assertThat(of(Status.RESOURCE_EXHAUSTED.withDescription("grpc: received message larger than max (9 vs. 8)")))
                .isEqualTo(failed(Trouble.TOO_LARGE));
        assertThat(of(Status.RESOURCE_EXHAUSTED.withDescription("too many requests")))
                .isEqualTo(new Endorsement.Unavailable("told"));
        assertThat(of(Status.UNKNOWN.withDescription(
                        "too many requests for /gateway.Gateway, exceeding concurrency limit (500)")))
                .isEqualTo(new Endorsement.Unavailable("told"));
    }

    @Test
    void nobody_there_is_unavailability() {
        assertThat(of(Status.UNAVAILABLE)).isEqualTo(new Endorsement.Unavailable("told"));
    }
}
