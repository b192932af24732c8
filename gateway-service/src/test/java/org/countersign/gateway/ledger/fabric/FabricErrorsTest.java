package org.countersign.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.TestLedger;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.Ledger.Endorsement;
import org.countersign.gateway.ledger.LedgerForTests;
import org.countersign.gateway.ledger.SignedEnvelope;
import org.countersign.gateway.ledger.Trouble;
import org.countersign.gateway.ledger.TrustItems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a peer of Fabric answers when it does not do what is asked, on the wire, and what each answer means here. */
final class FabricErrorsTest {
    private static final TestLedger LEDGER = LedgerForTests.shared();
    private static final String ARGUMENT = new String(
            RequestCodec.request(
                    List.of(TrustItems.scheme("op-" + UUID.randomUUID(), new SchemeId("s-" + UUID.randomUUID()))
                            .json())),
            StandardCharsets.UTF_8);

    private final ScriptedPeer peer = peer();
    private final FabricLedger ledger = new FabricLedger(impatient(peer.endpoint()));

    private static ScriptedPeer peer() {
        try {
            return new ScriptedPeer();
        } catch (IOException unstarted) {
            throw new IllegalStateException(unstarted);
        }
    }

    private static LedgerProperties impatient(String endpoint) {
        var as = FabricForTests.properties(endpoint, LEDGER.organizations());
        return new LedgerProperties(
                true,
                endpoint,
                as.channel(),
                as.chaincode(),
                as.organizations(),
                as.user(),
                null,
                as.follower(),
                null,
                null,
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(300));
    }

    @AfterEach
    void stop() {
        ledger.close();
        peer.close();
    }

    private static SignedEnvelope envelope() {
        var real = FabricForTests.ledger(LEDGER.endpoint(), LEDGER.organizations());
        return ((Endorsement.Endorsed) real.endorse(TrustItems.BUREAU, "trust:apply", ARGUMENT)).envelope();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ABORTED            | received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy evaluation failed   | Rejected
            ABORTED            | received unsuccessful response from orderer: status=BAD_REQUEST, info=broadcast client identity expired  | Rejected
            ABORTED            | received unsuccessful response from orderer: status=BAD_REQUEST, info=message payload is 9 bytes         | Rejected
            INVALID_ARGUMENT   | prepared transaction must be signed                                                                      | Rejected
            RESOURCE_EXHAUSTED | grpc: received message larger than max (9 vs. 8)                                                         | Rejected
            RESOURCE_EXHAUSTED | too many calls                                                                                           | Unknown
            UNAVAILABLE        | no orderers could successfully process transaction                                                       | Unknown
            UNAVAILABLE        | no orderer nodes available                                                                               | Unknown
            FAILED_PRECONDITION| failed to get config for channel                                                                         | Unknown
            DEADLINE_EXCEEDED  | submit timeout expired while broadcasting to ordering service                                            | Unknown
            UNKNOWN            | too many requests for /gateway.Gateway, exceeding concurrency limit (500)                                | Unknown
            """)
    void a_submit_is_rejected_only_where_an_orderer_said_no(Status.Code code, String message, String meaning) {
        peer.answers(code, message);

        var submission = ledger.submit(envelope());

        assertThat(submission.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(submission.toString()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PERMISSION_DENIED | error: policy for [Gateway/CommitStatus] not satisfied
            ABORTED           | unexpected close of commit notification channel
            UNAVAILABLE       | connection refused
            DEADLINE_EXCEEDED | context deadline exceeded
            """)
    void a_status_that_is_not_told_is_unknown(Status.Code code, String message) {
        peer.answers(code, message);

        assertThat(ledger.commitStatus(TrustItems.BUREAU, new TransactionId("00")))
                .isInstanceOf(Ledger.CommitOutcome.Unknown.class);
    }

    @Test
    void an_endorsement_error_is_read_with_the_details_of_every_peer() {
        peer.answers(
                Status.Code.ABORTED,
                "failed to collect enough transaction endorsements, see attached details for more info",
                "connection refused",
                "ProposalResponsePayloads do not match");

        assertThat(ledger.endorse(TrustItems.BUREAU, "trust:apply", ARGUMENT))
                .isInstanceOfSatisfying(Endorsement.Failed.class, failed -> {
                    assertThat(failed.trouble()).isEqualTo(Trouble.ENDORSEMENTS_DIFFER);
                    assertThat(failed.detail())
                            .contains("peer0.example:7051 (A): ProposalResponsePayloads do not match");
                });
    }

    @Test
    void a_peer_that_never_answers_ends_every_call_by_its_own_deadline() {
        peer.answersNothing();

        assertThat(ledger.endorse(TrustItems.BUREAU, "trust:apply", ARGUMENT))
                .isInstanceOfSatisfying(
                        Endorsement.Failed.class,
                        failed -> assertThat(failed.trouble()).isEqualTo(Trouble.ENDORSEMENT_TIMED_OUT));
        assertThat(ledger.submit(envelope())).isInstanceOf(Ledger.Submission.Unknown.class);
        assertThat(ledger.commitStatus(TrustItems.BUREAU, new TransactionId("00")))
                .isInstanceOf(Ledger.CommitOutcome.Unknown.class);
    }
}
