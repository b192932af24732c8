package org.countersign.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.BlockStream;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.CreditView.Totals;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.ProjectionView;
import org.countersign.gateway.ledger.SignedEnvelope;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.junit.jupiter.api.Test;

final class CompareTotalsTest {
    private static final SchemeId SCHEME = new SchemeId("volunteer");
    private static final Totals GOOD = new Totals(100, 20, 10, 70);
    private static final Totals BEHIND = new Totals(90, 20, 10, 60);

    private final Deque<Ledger.Evaluation> chain = new ArrayDeque<>();
    private final Deque<Totals> database = new ArrayDeque<>();
    private final Deque<Totals> recomputed = new ArrayDeque<>();

    private CompareTotals comparing(int tries) {
        return new CompareTotals(
                new ChainOnly(), new TotalsOnly(), new AtBlock7(), new AuditProperties("A", tries, Duration.ZERO));
    }

    private static Ledger.Evaluation evaluated(Totals totals) {
        return new Ledger.Evaluation.Evaluated(
                "{\"expired\":%d,\"issued\":%d,\"outstanding\":%d,\"redeemed\":%d,\"scheme\":\"volunteer\"}"
                        .formatted(totals.expired(), totals.issued(), totals.outstanding(), totals.redeemed()));
    }

    private void found(Totals onChain, Totals inDatabase, Totals fromOperations) {
        chain.add(evaluated(onChain));
        database.add(inDatabase);
        recomputed.add(fromOperations);
    }

    @Test
    void three_equal_and_balanced_sums_agree() {
        found(GOOD, GOOD, GOOD);

        var comparison = comparing(1).compare(SCHEME);

        assertThat(comparison.agree()).isTrue();
        assertThat(comparison.height()).contains(7L);
    }

    @Test
    void a_projection_that_catches_up_agrees_in_the_end() {
        found(GOOD, BEHIND, BEHIND);
        found(GOOD, GOOD, GOOD);

        assertThat(comparing(5).compare(SCHEME).agree()).isTrue();
    }

    @Test
    void a_difference_that_stays_is_reported() {
        found(GOOD, BEHIND, GOOD);
        found(GOOD, BEHIND, GOOD);

        assertThat(comparing(2).compare(SCHEME).agree()).isFalse();
    }

    @Test
    void a_recomputation_of_its_own_mind_is_reported() {
        found(GOOD, GOOD, BEHIND);

        assertThat(comparing(1).compare(SCHEME).agree()).isFalse();
    }

    @Test
    void equal_sums_that_do_not_balance_are_reported() {
        var leaking = new Totals(100, 20, 10, 69);
        found(leaking, leaking, leaking);

        assertThat(comparing(1).compare(SCHEME).agree()).isFalse();
    }

    @Test
    void a_ledger_that_does_not_answer_is_a_problem() {
        chain.add(new Ledger.Evaluation.Unavailable("gone"));

        assertThatThrownBy(() -> comparing(1).compare(SCHEME))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LEDGER_UNAVAILABLE));
    }

    @Test
    void an_unknown_scheme_is_not_found() {
        chain.add(new Ledger.Evaluation.Refused("NOT_FOUND", "NOT_FOUND: there is no such thing"));

        assertThatThrownBy(() -> comparing(1).compare(SCHEME))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    private final class ChainOnly implements Ledger {
        @Override
        public Evaluation evaluate(String msp, String function, List<String> arguments) {
            assertThat(function).isEqualTo("credit:totals");
            return chain.remove();
        }

        @Override
        public Endorsement endorse(String msp, String function, String argument) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Submission submit(SignedEnvelope envelope) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CommitOutcome commitStatus(String msp, TransactionId transaction) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BlockStream blocks(long from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Height height() {
            throw new UnsupportedOperationException();
        }
    }

    private final class TotalsOnly implements CreditView {
        @Override
        public Totals totals(SchemeId scheme) {
            return database.remove();
        }

        @Override
        public Totals recomputedTotals(SchemeId scheme) {
            return recomputed.remove();
        }

        @Override
        public Optional<Balance> balance(SchemeId scheme, AccountId account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Recorded> operation(OperationId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Hold> hold(OperationId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Recorded> operations(AccountId account, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Statement statement(PartnerId partner, SchemeId scheme, Optional<String> after, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class AtBlock7 implements ProjectionView {
        @Override
        public Progress progress() {
            return new Progress(State.LIVE, Optional.of(7L), Optional.empty());
        }

        @Override
        public Contents contents() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Rebuild startRebuild() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Rebuild> lastRebuild() {
            return Optional.empty();
        }
    }
}
