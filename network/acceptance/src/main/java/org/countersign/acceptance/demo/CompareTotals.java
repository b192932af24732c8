package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.Set;
import org.countersign.acceptance.audit.LedgerAudit;
import org.countersign.acceptance.audit.LedgerBooks;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;
import org.countersign.format.ledger.Effect;

/** Reads every block as an auditor, recomputes what was issued and redeemed, and compares it with what the gateway says. */
final class CompareTotals implements Step {
    private final Stage stage;
    private final Worktable table;

    CompareTotals(Stage stage, Worktable table) {
        this.stage = stage;
        this.table = table;
    }

    @Override
    public String sentence() {
        return "Compared the totals of chain, database and statements";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        JsonObject totals = stage.cast()
                .auditor()
                .get("/audit/totals?scheme=" + PointsDesk.SCHEME)
                .orFail(200)
                .object();
        LedgerAudit audit = LedgerAudit.of(stage.stack(), totals.getLong("height", 0) + 1);
        LedgerBooks books = audit.books();
        Effect recomputed = books.totals(PointsDesk.SCHEME);

        findings.expect(audit.height() > 1, "more blocks than the first should have been read");
        requireEqual(recomputed, totals.get("chain").asObject(), "the chain's own query", findings);
        requireEqual(recomputed, totals.get("database").asObject(), "the database", findings);
        requireEqual(recomputed, totals.get("recomputed").asObject(), "the operations in the database", findings);
        findings.expect(totals.getBoolean("agree", false), "the gateway should find its own totals in agreement");
        requireStatements(books, recomputed, findings);
        requireEachRegisteredOnce(books, findings);

        findings.count("blocks", audit.height());
        findings.count("transactions", audit.validTransactions());
        findings.count("invalidTransactions", audit.invalidTransactions());
        findings.count("issued", recomputed.issued());
        findings.count("redeemed", recomputed.redeemed());
        findings.count("expired", recomputed.expired());
        findings.count("outstanding", recomputed.outstanding());
        findings.record("lastHeaderHash", audit.tipHash());
        findings.say("recomputed from " + audit.height() + " blocks whose hashes follow from each other");
        findings.say(recomputed.issued() + " issued = " + recomputed.outstanding() + " outstanding + "
                + recomputed.redeemed() + " redeemed + " + recomputed.expired() + " expired");
    }

    private static void requireEqual(Effect recomputed, JsonObject told, String who, Findings findings) {
        findings.expectEqual(recomputed.issued(), told.getLong("issued", -1), "points issued, by " + who);
        findings.expectEqual(recomputed.redeemed(), told.getLong("redeemed", -1), "points redeemed, by " + who);
        findings.expectEqual(recomputed.expired(), told.getLong("expired", -1), "points expired, by " + who);
        findings.expectEqual(
                recomputed.outstanding(), told.getLong("outstanding", -1), "points outstanding, by " + who);
    }

    private void requireStatements(LedgerBooks books, Effect recomputed, Findings findings)
            throws InterruptedException {
        long all = 0;
        for (String partner : stage.cast().partners()) {
            Statement statement = statement(partner);
            findings.expectEqual(
                    books.paidTo(partner, PointsDesk.SCHEME), statement.total(), "the statement of " + partner);
            findings.expectEqual(statement.total(), statement.sumOfLines(), "the sum of the lines for " + partner);
            findings.count("statement." + partner, statement.total());
            all += statement.total();
        }
        findings.expectEqual(recomputed.redeemed(), all, "the sum of all statements");
    }

    /** A partner's statement: its total, and the same summed from its lines. */
    private record Statement(long total, long sumOfLines) {}

    private Statement statement(String partner) throws InterruptedException {
        GatewayClient auditor = stage.cast().auditor();
        long total = 0;
        long sum = 0;
        String after = "";
        do {
            JsonObject page = auditor.get("/credit/statements/" + partner + "?scheme=" + PointsDesk.SCHEME
                            + "&limit=200" + (after.isEmpty() ? "" : "&after=" + after))
                    .orFail(200)
                    .object();
            total = page.getLong("total", -1);
            for (JsonValue line : page.get("lines").asArray()) {
                sum += line.asObject().getLong("points", 0);
            }
            JsonValue next = page.get("next");
            after = next == null || next.isNull() ? "" : next.asString();
        } while (!after.isEmpty());
        return new Statement(total, sum);
    }

    private void requireEachRegisteredOnce(LedgerBooks books, Findings findings) {
        // Once at most: the books refuse a block that registers a certificate again.
        Set<String> registrations = books.registrations();
        for (IssuedPass pass : table.passes()) {
            findings.expectEqual(
                    true, registrations.contains(pass.certificate()), "registration of " + pass.certificate());
        }
        findings.count("certificatesOnTheLedger", books.certificateCount());
    }
}
