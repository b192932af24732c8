package org.countersign.gateway.ledger.projection;

import java.util.ArrayList;
import java.util.List;
import org.countersign.format.ledger.CertificateOperation;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.CopiesOperation;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.PaidDelta;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.TotalsDelta;
import org.countersign.gateway.ledger.CertificateStatusListener.Changed;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.LedgerPosition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL that writes what the views look up by other things than keys. */
final class SideTables {
    private final JdbcTemplate jdbc;
    private final ProjectionSchema schema;
    private final RegistrationTable registrations;
    private final PlaceTables places;

    SideTables(JdbcTemplate jdbc, ProjectionSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.registrations = new RegistrationTable(JdbcClient.create(jdbc), schema);
        this.places = new PlaceTables(jdbc, schema, registrations);
    }

    /** What one transaction wrote, by kind. */
    record Rows(
            List<CertificateSeries> series,
            List<CertificateStanding> standings,
            List<CopiesOperation> copies,
            List<CertificateOperation> operations,
            List<CreditAccount> accounts,
            List<CreditOperation> credits,
            List<PaidDelta> paid,
            List<TotalsDelta> totals) {
        Rows() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }
    }

    /** The places whose status changed thereby. */
    List<Changed> write(Rows rows, LedgerBlock.Transaction transaction) {
        var position = transaction.position();
        var registered = registrations.insert(rows.series(), transaction);
        var changed = places.write(registered, rows.standings(), rows.copies(), position);
        writeChanges(rows.operations());
        writeAccounts(rows.accounts());
        writeCredits(rows.credits(), position);
        writePaid(rows.paid());
        writeTotals(rows.totals());
        return changed;
    }

    private void writeChanges(List<CertificateOperation> operations) {
        var changes = new ArrayList<Object[]>();
        for (var operation : operations) {
            if (operation.result() instanceof CertificateOperation.Result.Changed changed) {
                changes.add(new Object[] {
                    operation.certificate().value(),
                    changed.number(),
                    operation.id().value()
                });
            }
        }
        batch("insert into {schema}.certificate_change (certificate, number, operation) values (?, ?, ?)", changes);
    }

    private void writeAccounts(List<CreditAccount> accounts) {
        batch(
                """
                insert into {schema}.account_points (scheme, account, points) values (?, ?, ?)
                on conflict (scheme, account) do update set points = excluded.points
                """,
                accounts.stream()
                        .map(account -> new Object[] {
                            account.scheme().value(),
                            account.account().value(),
                            account.points().value()
                        })
                        .toList());
    }

    private void writeCredits(List<CreditOperation> operations, LedgerPosition position) {
        var entries = new ArrayList<Object[]>();
        for (var operation : operations) {
            if (operation.result() instanceof Posted posted) {
                var effect = posted.effect();
                entries.add(new Object[] {
                    operation.id().value(),
                    posted.scheme().value(),
                    posted.account().value(),
                    posted.partner().map(PartnerId::value).orElse(null),
                    effect.issued(),
                    effect.redeemed(),
                    effect.expired(),
                    position.block(),
                    position.transaction()
                });
            }
        }
        batch("""
                insert into {schema}.credit_entry (operation, scheme, account, partner, issued, redeemed, expired, block, transaction)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, entries);
    }

    private void writePaid(List<PaidDelta> deltas) {
        batch(
                "insert into {schema}.paid (partner, scheme, txid, points) values (?, ?, ?, ?)",
                deltas.stream()
                        .map(paid -> new Object[] {
                            paid.partner().value(),
                            paid.scheme().value(),
                            paid.transaction().value(),
                            paid.points()
                        })
                        .toList());
    }

    private void writeTotals(List<TotalsDelta> deltas) {
        batch(
                "insert into {schema}.totals (scheme, txid, issued, redeemed, expired) values (?, ?, ?, ?, ?)",
                deltas.stream()
                        .map(totals -> new Object[] {
                            totals.scheme().value(),
                            totals.transaction().value(),
                            totals.effect().issued(),
                            totals.effect().redeemed(),
                            totals.effect().expired()
                        })
                        .toList());
    }

    private void batch(String template, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(schema.sql(template), rows);
        }
    }
}
