package org.countersign.gateway.audit;

import java.util.List;
import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.CreditView.Totals;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.ProjectionView;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;

/**
 * A scheme's totals by three ways that share nothing but the blocks: the chaincode's own sum over the world state, the projection's deltas and accounts, and a
 * recomputation from the immutable operation records.
 */
final class CompareTotals {
    private static final int MAX_ANSWER = 4096;

    private final Ledger ledger;
    private final CreditView credit;
    private final ProjectionView projection;
    private final AuditProperties properties;

    CompareTotals(Ledger ledger, CreditView credit, ProjectionView projection, AuditProperties properties) {
        this.ledger = ledger;
        this.credit = credit;
        this.projection = projection;
        this.properties = properties;
    }

    /**
     * The three, and whether they agree and balance.
     *
     * @param height the last block in the projection
     */
    record Comparison(
            SchemeId scheme, Totals chain, Totals database, Totals recomputed, boolean agree, Optional<Long> height) {}

    /** The chain may be blocks ahead of the projection, so a difference is looked at again before it is reported. */
    Comparison compare(SchemeId scheme) {
        var comparison = compareOnce(scheme);
        try {
            for (int tried = 1; tried < properties.tries() && !comparison.agree(); tried++) {
                Thread.sleep(properties.pause());
                comparison = compareOnce(scheme);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return comparison;
    }

    private Comparison compareOnce(SchemeId scheme) {
        var chain = onChain(scheme);
        var height = projection.progress().block();
        var database = credit.totals(scheme);
        var recomputed = credit.recomputedTotals(scheme);
        var agree = chain.equals(database) && chain.equals(recomputed) && chain.balanced();
        return new Comparison(scheme, chain, database, recomputed, agree, height);
    }

    private Totals onChain(SchemeId scheme) {
        var function = LedgerFunction.CREDIT_TOTALS.qualifiedName();
        return switch (ledger.evaluate(properties.msp(), function, List.of(scheme.value()))) {
            case Ledger.Evaluation.Evaluated(var result) -> parse(result);
            case Ledger.Evaluation.Refused(var code, var message) ->
                throw ProblemException.refusedByLedger(code, message);
            case Ledger.Evaluation.Unavailable _ ->
                throw new ProblemException(ProblemCode.LEDGER_UNAVAILABLE, "the ledger does not answer");
        };
    }

    private static Totals parse(String result) {
        try {
            return JsonReader.readObject(result, MAX_ANSWER).read(in -> {
                in.text("scheme", SchemeId::new);
                return new Totals(
                        in.integer("issued"), in.integer("redeemed"), in.integer("expired"), in.integer("outstanding"));
            });
        } catch (JsonException unreadable) {
            throw new IllegalStateException("the chaincode's totals cannot be read", unreadable);
        }
    }
}
