package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Status.Code;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A chaincode that hangs, dies or is restarted in mid-transaction: the call fails clearly, nothing is written, and the next one works. */
@OnEachLedger
class BrokenChaincodeSystemTest {
    private static final int RECOVERY_TRIES = 600;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final RunningLedger ledger;
    private final LedgerClient client;
    private final ServedChaincode chaincode;

    BrokenChaincodeSystemTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.client = ledger.client();
        this.chaincode = ledger.network().chaincode(LedgerNetwork.FRAGILE);
    }

    @AfterEach
    void bring_it_back() throws Exception {
        if (!chaincode.isRunning()) {
            chaincode.restart();
            awaitRecovery();
        }
    }

    @Test
    void one_that_hangs_is_given_up_after_the_execute_timeout() throws Exception {
        long tooLong = ledger.network().executeTimeout().plusSeconds(2).toMillis();
        Proposal proposal =
                client.proposalFor(LedgerNetwork.FRAGILE, "sleepThenPut", Long.toString(tooLong), "hung", "x");

        Refusal refusal = Refusal.of(proposal::endorse);

        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
        assertThat(refusal.text()).isEqualTo(ChaincodeErrorsSystemTest.ENDORSE);
        assertThat(refusal.details())
                .containsExactly("DataBureauMSP: error in simulation: failed to execute transaction "
                        + proposal.getTransactionId()
                        + ": error sending: timeout expired while executing transaction");
        assertThat(get("hung")).isEmpty();
    }

    @Test
    void one_that_dies_in_mid_transaction_fails_it_and_comes_back() throws Exception {
        Proposal proposal = client.proposalFor(LedgerNetwork.FRAGILE, "die", "written by the dead");

        Refusal refusal = Refusal.of(proposal::endorse);
        chaincode.restart();
        awaitRecovery();

        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
        assertThat(refusal.text()).isEqualTo(ChaincodeErrorsSystemTest.ENDORSE);
        assertThat(refusal.details())
                .containsExactly("DataBureauMSP: error in simulation: failed to execute transaction "
                        + proposal.getTransactionId() + ": error sending: chaincode stream terminated");
        assertThat(get("written by the dead")).isEmpty();
    }

    @Test
    void one_that_is_restarted_between_endorsement_and_submission_changes_nothing() throws Exception {
        var endorsed = client.proposalFor(LedgerNetwork.FRAGILE, "put", "endorsed before", "x")
                .endorse();

        chaincode.restart();

        assertThat(endorsed.submitAsync().getStatus().isSuccessful()).isTrue();
        awaitRecovery();
        assertThat(get("endorsed before")).isEqualTo("x");
    }

    @Test
    void one_that_is_not_running_is_reported_and_its_return_is_noticed() throws Exception {
        chaincode.kill();

        Refusal refusal = Refusal.of(() -> get("key"));
        chaincode.restart();
        awaitRecovery();

        assertThat(refusal.code()).isIn(Code.ABORTED, Code.UNAVAILABLE, Code.FAILED_PRECONDITION);
        assertThat(client.proposalFor(LedgerNetwork.FRAGILE, "put", "returned", "x")
                        .endorse()
                        .submitAsync()
                        .getStatus()
                        .isSuccessful())
                .isTrue();
    }

    @Test
    void the_others_go_on_while_one_is_dead() throws Exception {
        chaincode.kill();

        assertThat(client.commit("put", "meanwhile", "x").isSuccessful()).isTrue();
        assertThat(client.evaluate("get", "meanwhile")).isEqualTo("x");
    }

    private String get(String key) throws GatewayException {
        return LedgerClient.text(client.contract(LedgerNetwork.FRAGILE).evaluateTransaction("get", key));
    }

    /** Until all peers endorse again: real ones notice one after the other. */
    private void awaitRecovery() throws Exception {
        ThrowingCallable endorse = () -> {
            var _ = client.proposalFor(LedgerNetwork.FRAGILE, "put", "recovered", "x")
                    .endorse();
        };
        for (int i = 0; i < RECOVERY_TRIES; i++) {
            if (catchThrowable(endorse) == null) {
                return;
            }
            Thread.sleep(BETWEEN_TRIES);
        }
        throw new AssertionError("the chaincode was not found again");
    }
}
