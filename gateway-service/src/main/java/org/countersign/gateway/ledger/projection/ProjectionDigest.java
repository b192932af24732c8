package org.countersign.gateway.ledger.projection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** SHA-256 over everything in the projection's tables, in the order of their keys: two projections of the same blocks have the same. */
final class ProjectionDigest {
    /** Each table with its key. */
    private static final List<List<String>> TABLES = List.of(
            List.of("position", "sole"),
            List.of("record", "kind, key"),
            List.of("certificate", "id"),
            List.of("status_entry", "list, index"),
            List.of("further_copy", "certificate, list, index"),
            List.of("certificate_change", "certificate, number"),
            List.of("credit_entry", "operation"),
            List.of("account_points", "scheme, account"),
            List.of("paid", "partner, scheme, txid"),
            List.of("totals", "scheme, txid"));

    private static final int FETCH = 1000;

    private final JdbcTemplate jdbc;

    ProjectionDigest(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCH);
    }

    static List<String> tables() {
        return TABLES.stream().map(List::getFirst).toList();
    }

    /** The caller's transaction must see one state of the tables. It also gets UTC as its time zone, so that times have one text. */
    String of(ProjectionSchema schema) {
        jdbc.execute("set local timezone = 'UTC'");
        var digest = sha256();
        for (var table : TABLES) {
            digest.update((table.getFirst() + "\n").getBytes(StandardCharsets.UTF_8));
            RowCallbackHandler each =
                    row -> digest.update((row.getString("content") + "\n").getBytes(StandardCharsets.UTF_8));
            jdbc.query(
                    schema.sql("select to_jsonb(t)::text as content from {schema}." + table.getFirst() + " t order by "
                            + table.getLast()),
                    each);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
