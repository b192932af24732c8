package org.countersign.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.countersign.format.ledger.OutcomeCodec;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.TestLedger;
import org.countersign.gateway.ledger.BlockStream.Delivery;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.Ledger.CommitOutcome;
import org.countersign.gateway.ledger.Ledger.Endorsement;
import org.countersign.gateway.ledger.Ledger.Evaluation;
import org.countersign.gateway.ledger.Ledger.Submission;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.LedgerForTests;
import org.countersign.gateway.ledger.TrustItems;
import org.countersign.gateway.ledger.ValidationCode;
import org.junit.jupiter.api.Test;

/** The adapter against the development ledger and the real contracts. */
final class FabricLedgerTest {
    private static final String APPLY = "trust:apply";

    private static final TestLedger SERVER = LedgerForTests.shared();

    private final Ledger ledger = FabricForTests.ledger(SERVER.endpoint(), SERVER.organizations());

    private static String argument() {
        var item = TrustItems.scheme("op-" + UUID.randomUUID(), new SchemeId("s-" + UUID.randomUUID()));
        return new String(RequestCodec.request(List.of(item.json())), StandardCharsets.UTF_8);
    }

    private Endorsement.Endorsed endorsed(String argument) {
        var answer = ledger.endorse(TrustItems.BUREAU, APPLY, argument);
        assertThat(answer).isInstanceOf(Endorsement.Endorsed.class);
        return (Endorsement.Endorsed) answer;
    }

    @Test
    void a_transaction_goes_the_whole_way() throws Exception {
        var endorsed = endorsed(argument());

        assertThat(ledger.submit(endorsed.envelope())).isInstanceOf(Submission.Accepted.class);

        var status = ledger.commitStatus(TrustItems.BUREAU, endorsed.envelope().transaction());
        assertThat(status)
                .isInstanceOfSatisfying(
                        CommitOutcome.Known.class,
                        known -> assertThat(known.code()).isEqualTo(ValidationCode.VALID));
        var block = blockOf(endorsed.envelope().transaction());
        var transaction = block.transactions().getFirst();
        assertThat(OutcomeCodec.read(transaction.result().toArray())).hasSize(1);
        assertThat(transaction.writes()).isNotEmpty();
        assertThat(transaction.position().block()).isEqualTo(((CommitOutcome.Known) status).block());
    }

    @Test
    void the_height_is_told_and_grows() {
        var endorsed = endorsed(argument());
        ledger.submit(endorsed.envelope());
        var block = ((CommitOutcome.Known) ledger.commitStatus(
                        TrustItems.BUREAU, endorsed.envelope().transaction()))
                .block();

        assertThat(ledger.height())
                .isInstanceOfSatisfying(
                        Ledger.Height.Known.class,
                        known -> assertThat(known.blocks()).isGreaterThan(block));
    }

    @Test
    void the_same_bytes_may_be_submitted_twice_and_count_once() {
        var endorsed = endorsed(argument());
        ledger.submit(endorsed.envelope());
        ledger.commitStatus(TrustItems.BUREAU, endorsed.envelope().transaction());

        ledger.submit(endorsed.envelope());

        var codes = new ArrayList<ValidationCode>();
        follow(block -> {
            block.transactions().stream()
                    .filter(transaction ->
                            transaction.id().equals(endorsed.envelope().transaction()))
                    .forEach(transaction -> codes.add(transaction.code()));
            return codes.size() == 2;
        });
        assertThat(codes).containsExactly(ValidationCode.VALID, ValidationCode.DUPLICATE_TXID);
        assertThat(ledger.commitStatus(TrustItems.BUREAU, endorsed.envelope().transaction()))
                .isInstanceOfSatisfying(
                        CommitOutcome.Known.class,
                        known -> assertThat(known.code().isValid()).isTrue());
    }

    @Test
    void the_status_of_a_transaction_that_was_never_submitted_is_unknown() {
        var endorsed = endorsed(argument());

        assertThat(ledger.commitStatus(TrustItems.BUREAU, endorsed.envelope().transaction()))
                .isInstanceOf(CommitOutcome.Unknown.class);
    }

    @Test
    void a_batch_that_the_chaincode_refuses_as_a_whole_is_refused_with_its_code() {
        assertThat(ledger.endorse(TrustItems.BUREAU, APPLY, "{}"))
                .isInstanceOfSatisfying(
                        Endorsement.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("MALFORMED_BATCH"));
    }

    @Test
    void a_conflict_between_two_transactions_is_a_final_code() {
        var argument = argument();
        var first = endorsed(argument);
        var second = endorsed(argument);
        ledger.submit(first.envelope());
        ledger.submit(second.envelope());

        assertThat(ledger.commitStatus(TrustItems.BUREAU, second.envelope().transaction()))
                .isInstanceOfSatisfying(
                        CommitOutcome.Known.class,
                        known -> assertThat(known.code().name()).isEqualTo("MVCC_READ_CONFLICT"));
    }

    @Test
    void a_query_is_answered() {
        var scheme = "s-" + UUID.randomUUID();
        var item = TrustItems.scheme("op-" + UUID.randomUUID(), new SchemeId(scheme));
        var endorsed = endorsed(new String(RequestCodec.request(List.of(item.json())), StandardCharsets.UTF_8));
        ledger.submit(endorsed.envelope());
        ledger.commitStatus(TrustItems.BUREAU, endorsed.envelope().transaction());

        assertThat(ledger.evaluate(TrustItems.BUREAU, "credit:totals", List.of(scheme)))
                .isInstanceOfSatisfying(
                        Evaluation.Evaluated.class,
                        evaluated -> assertThat(evaluated.result()).contains("\"issued\":0"));
    }

    @Test
    void a_query_for_something_that_is_not_there_is_refused_with_a_code() {
        assertThat(ledger.evaluate(TrustItems.BUREAU, "certificates:get", List.of("nobody")))
                .isInstanceOfSatisfying(
                        Evaluation.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("NOT_FOUND"));
    }

    @Test
    void an_organisation_without_identity_makes_the_ledger_unavailable() {
        assertThat(ledger.endorse("NobodyMSP", APPLY, argument())).isInstanceOf(Endorsement.Unavailable.class);
        assertThat(ledger.commitStatus("NobodyMSP", new TransactionId("0"))).isInstanceOf(CommitOutcome.Unknown.class);
        assertThat(ledger.evaluate("NobodyMSP", APPLY, List.of())).isInstanceOf(Evaluation.Unavailable.class);
    }

    @Test
    void an_endpoint_that_does_not_answer_makes_every_call_unavailable() {
        var endorsed = endorsed(argument());
        var nobody = FabricForTests.ledger("127.0.0.1:1", SERVER.organizations());

        assertThat(nobody.endorse(TrustItems.BUREAU, APPLY, argument())).isInstanceOf(Endorsement.Unavailable.class);
        assertThat(nobody.submit(endorsed.envelope())).isInstanceOf(Submission.Unknown.class);
        assertThat(nobody.evaluate(TrustItems.BUREAU, APPLY, List.of())).isInstanceOf(Evaluation.Unavailable.class);
        try (var stream = nobody.blocks(0)) {
            assertThat(stream.next()).isInstanceOf(Delivery.Ended.class);
        }
    }

    @Test
    void a_closed_stream_ends() {
        var stream = ledger.blocks(1_000_000);

        stream.close();

        assertThat(stream.next()).isInstanceOf(Delivery.Ended.class);
    }

    private LedgerBlock blockOf(TransactionId id) {
        var found = new ArrayList<LedgerBlock>();
        follow(block -> {
            if (block.transactions().stream()
                    .anyMatch(transaction -> transaction.id().equals(id))) {
                found.add(block);
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private interface Reader {
        boolean isEnough(LedgerBlock block);
    }

    private void follow(Reader reader) {
        try (var stream = ledger.blocks(0)) {
            while (stream.next() instanceof Delivery.Delivered(var block)) {
                if (reader.isEnough(block)) {
                    return;
                }
            }
        }
    }
}
