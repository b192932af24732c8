package org.countersign.gateway.ledger.projection;

import java.util.Optional;
import org.countersign.gateway.ledger.ProjectionView.Contents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads all of the projection as one state of it, while blocks go on being written. */
final class ProjectionContents {
    private static final int TRIES = 5;

    private final TransactionTemplate snapshot;
    private final JdbcClient jdbc;
    private final PositionTable position;
    private final ProjectionDigest digest;

    ProjectionContents(
            PlatformTransactionManager transactions, JdbcClient jdbc, PositionTable position, ProjectionDigest digest) {
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.jdbc = jdbc;
        this.position = position;
        this.digest = digest;
    }

    Contents read() {
        for (int tried = 0; tried < TRIES; tried++) {
            var contents = snapshot.execute(_ -> readInTransaction());
            if (contents.isPresent()) {
                return contents.get();
            }
        }
        throw new IllegalStateException("the projection was replaced %d times while it was read".formatted(TRIES));
    }

    /**
     * A name means the table that has it now, and the snapshot is older than that: when a rebuild puts new tables in place in between, the snapshot does not see all
     * of their rows. The schema of the snapshot being still the one with the name says that this did not happen.
     */
    private Optional<Contents> readInTransaction() {
        var schema = jdbc.sql("select oid::bigint as oid from pg_namespace where nspname = 'projection'")
                .query((row, _) -> row.getLong("oid"))
                .single();
        var contents = new Contents(
                position.tip().map(ChainTip::number),
                digest.of(ProjectionSchema.LIVE),
                certificates(),
                count("CERTIFICATE_OPERATION") + count("COPIES_OPERATION") + count("CREDIT_OPERATION"));
        var schemaNow = jdbc.sql("select to_regnamespace('projection')::oid::bigint as oid")
                .query((row, _) -> row.getLong("oid"))
                .single();
        return schema.equals(schemaNow) ? Optional.of(contents) : Optional.empty();
    }

    private long certificates() {
        return jdbc.sql("select count(*) as certificates from projection.certificate")
                .query((row, _) -> row.getLong("certificates"))
                .single();
    }

    private long count(String kind) {
        return jdbc.sql("select count(*) as records from projection.record where kind = :kind")
                .param("kind", kind)
                .query((row, _) -> row.getLong("records"))
                .single();
    }
}
