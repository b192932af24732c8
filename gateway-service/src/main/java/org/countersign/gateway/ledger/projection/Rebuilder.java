package org.countersign.gateway.ledger.projection;

import java.util.Optional;
import org.countersign.gateway.ledger.CrashPoint;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.projection.RebuildTable.Comparison;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a rebuild. A second set of tables is filled from block 0 while the first one is read and written as always; when both stand at the same block, the
 * second takes the place of the first in one transaction. So readers see the old tables or the new ones, complete either way, and a crash leaves the old ones, with
 * a leftover that the next rebuild drops.
 */
final class Rebuilder {
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final PositionTable live;
    private final PositionTable next;
    private final StateWriter writer;
    private final ProjectionDigest digest;
    private final RebuildTable rebuilds;
    private final CrashPoints crashPoints;

    Rebuilder(TransactionTemplate transaction, JdbcTemplate jdbc, RebuildTable rebuilds, CrashPoints crashPoints) {
        var client = JdbcClient.create(jdbc);
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.live = new PositionTable(client, ProjectionSchema.LIVE);
        this.next = new PositionTable(client, ProjectionSchema.NEXT);
        this.writer = new StateWriter(
                new RecordTable(client, ProjectionSchema.NEXT), new SideTables(jdbc, ProjectionSchema.NEXT));
        this.digest = new ProjectionDigest(jdbc);
        this.rebuilds = rebuilds;
        this.crashPoints = crashPoints;
    }

    /** Empty tables, made like the live ones; what an earlier rebuild left behind goes first. */
    void begin() {
        transaction.executeWithoutResult(_ -> {
            drop(ProjectionSchema.NEXT);
            drop(ProjectionSchema.PAST);
            jdbc.execute("create schema " + ProjectionSchema.NEXT.schema());
            for (var table : ProjectionDigest.tables()) {
                jdbc.execute("create table %s.%s (like %s.%s including all)"
                        .formatted(ProjectionSchema.NEXT.schema(), table, ProjectionSchema.LIVE.schema(), table));
            }
        });
    }

    /** The first block that is missing in the second set, unless it stands where the first one does. */
    Optional<Long> missing() {
        var reached = next.tip().map(ChainTip::number).orElse(-1L);
        var wanted = live.tip().map(ChainTip::number).orElse(-1L);
        return reached < wanted ? Optional.of(reached + 1) : Optional.empty();
    }

    /** Writes one more block into the second set, as distrustful as the first time. */
    void replay(LedgerBlock block) {
        transaction.executeWithoutResult(_ -> {
            var tip = next.lockTip();
            ChainCheck.problem(tip, block).ifPresent(reason -> {
                throw new ChainBrokenException(reason);
            });
            writer.write(block);
            next.move(tip, block);
        });
    }

    /**
     * Puts the second set in the place of the first. While this compares, the block consumer waits for the position's row; what it then writes goes into the new
     * tables, by their names.
     *
     * @return nothing when the consumer was faster and more blocks are missing
     */
    Optional<Comparison> finish(long id) {
        var comparison = transaction.execute(_ -> {
            var height = live.lockTip().map(ChainTip::number).orElse(-1L);
            if (!height.equals(next.tip().map(ChainTip::number).orElse(-1L))) {
                return Optional.<Comparison>empty();
            }
            var compared = new Comparison(height, digest.of(ProjectionSchema.LIVE), digest.of(ProjectionSchema.NEXT));
            crashPoints.reached(CrashPoint.REBUILD_COMPLETE);
            rename(ProjectionSchema.LIVE, ProjectionSchema.PAST);
            rename(ProjectionSchema.NEXT, ProjectionSchema.LIVE);
            rebuilds.finish(id, compared);
            return Optional.of(compared);
        });
        if (comparison.isPresent()) {
            crashPoints.reached(CrashPoint.REBUILD_SWAPPED);
            transaction.executeWithoutResult(_ -> drop(ProjectionSchema.PAST));
        }
        return comparison;
    }

    private void rename(ProjectionSchema from, ProjectionSchema to) {
        jdbc.execute("alter schema %s rename to %s".formatted(from.schema(), to.schema()));
    }

    private void drop(ProjectionSchema schema) {
        jdbc.execute("drop schema if exists %s cascade".formatted(schema.schema()));
    }
}
