package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Status.Code;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.junit.jupiter.api.Test;

/** Clients that do not wait to the end, and messages that are too long. */
@OnEachLedger
class DeadlinesSystemTest {
    private static final int MEBIBYTE = 1024 * 1024;

    private final LedgerClient client;

    DeadlinesSystemTest(RunningLedger ledger) {
        this.client = ledger.client();
    }

    @Test
    void a_deadline_that_passes_while_a_chaincode_evaluates() throws Exception {
        Proposal proposal = client.proposal("sleep", "1500");

        Refusal refusal = Refusal.of(() -> proposal.evaluate(inMillis(300)));

        assertThat(refusal.type()).isEqualTo(GatewayException.class);
        assertThat(refusal.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(client.evaluate("get", "still there")).isEmpty();
    }

    @Test
    void a_deadline_that_passes_while_a_chaincode_endorses() throws Exception {
        Proposal proposal = client.proposal("sleepThenPut", "1500", "late", "x");

        Refusal refusal = Refusal.of(() -> proposal.endorse(inMillis(300)));

        assertThat(refusal.type()).isEqualTo(EndorseException.class);
        assertThat(refusal.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(client.evaluate("get", "late")).isEmpty();
    }

    @Test
    void a_deadline_that_had_passed_before_submit_leaves_the_envelope_for_another_try() throws Exception {
        Transaction transaction = client.endorsed("put", "second try", "x");

        Refusal refusal = Refusal.of(() -> transaction.submitAsync(inMillis(-1)));

        assertThat(refusal.type()).isEqualTo(SubmitException.class);
        assertThat(refusal.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(transaction.submitAsync().getStatus().isSuccessful()).isTrue();
    }

    @Test
    void a_deadline_that_passes_while_waiting_for_a_commit() throws Exception {
        Transaction never = client.endorsed("put", "never submitted", "x");
        SubmittedTransaction submitted =
                client.endorsed("put", "submitted", "x").submitAsync();
        var request = SignedCommitStatusRequest.parseFrom(submitted.getBytes());
        var other = CommitStatusRequest.parseFrom(request.getRequest()).toBuilder()
                .setTransactionId(never.getTransactionId())
                .build();
        byte[] bytes =
                request.toBuilder().setRequest(other.toByteString()).build().toByteArray();

        Refusal refusal = Refusal.of(() -> client.gateway().newCommit(bytes).getStatus(inMillis(300)));

        assertThat(refusal.type()).isEqualTo(CommitStatusException.class);
        assertThat(refusal.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(submitted.getStatus().isSuccessful()).isTrue();
    }

    @Test
    void a_cancelled_endorsement_ends_for_the_client_and_writes_nothing() throws Exception {
        Proposal proposal = client.proposal("sleepThenPut", "1500", "cancelled", "x");
        Context.CancellableContext context = Context.current().withCancellation();
        CompletableFuture<Refusal> refusal = new CompletableFuture<>();
        Runnable endorse = () -> refusal.complete(Refusal.of(proposal::endorse));
        Thread call = Thread.ofVirtual().start(context.wrap(endorse));

        context.cancel(new InterruptedException("the client changed its mind"));
        call.join();

        assertThat(refusal.join().code()).isEqualTo(Code.CANCELLED);
        assertThat(client.evaluate("get", "cancelled")).isEmpty();
    }

    @Test
    void a_proposal_may_be_endorsed_again_after_a_cancelled_try() throws Exception {
        Proposal proposal = client.proposal("sleepThenPut", "200", "patience", "x");
        assertThat(Refusal.of(() -> proposal.endorse(inMillis(50))).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        TimeUnit.MILLISECONDS.sleep(800);

        assertThat(proposal.endorse().submitAsync().getStatus().isSuccessful()).isTrue();
    }

    @Test
    void closing_the_iterator_ends_a_stream_of_events() throws Exception {
        CloseableIterator<ChaincodeEvent> events = client.network().getChaincodeEvents(LedgerNetwork.TEST);
        CompletableFuture<Refusal> end = CompletableFuture.supplyAsync(() -> Refusal.of(events::next));

        events.close();

        assertThat(end.join().code()).isEqualTo(Code.CANCELLED);
        assertThat(client.evaluate("get", "still there")).isEmpty();
    }

    @Test
    void an_argument_of_four_mebibytes_passes() throws Exception {
        client.submit("put", "four mebibytes", "x".repeat(4 * MEBIBYTE));

        assertThat(client.evaluate("get", "four mebibytes")).hasSize(4 * MEBIBYTE);
    }

    @Test
    void a_transaction_over_the_orderers_limit_is_refused_and_nothing_is_lost() throws Exception {
        Transaction transaction = client.endorsed("put", "too large", "x".repeat(6 * MEBIBYTE));

        Refusal refusal = Refusal.of(transaction::submitAsync);

        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
        assertThat(refusal.text())
                .matches("received unsuccessful response from orderer: status=BAD_REQUEST, "
                        + "info=message payload is \\d+ bytes and exceeds maximum allowed 10485760 bytes");
        assertThat(client.commit("put", "after the large one", "x").isSuccessful())
                .isTrue();
    }

    @Test
    void a_result_over_the_clients_limit_is_its_own_matter() throws Exception {
        Refusal refusal = Refusal.of(() -> client.contract(LedgerNetwork.TEST)
                .newProposal("large")
                .addArguments(Integer.toString(3 * MEBIBYTE))
                .build()
                .evaluate(options -> options.withMaxInboundMessageSize(MEBIBYTE)));

        assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    private static UnaryOperator<CallOptions> inMillis(long millis) {
        return options -> options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
    }
}
