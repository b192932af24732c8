package org.countersign.gateway.credit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.gateway.credit.OperationOutcome.State;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.security.ClientId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which operations a batch holds. */
final class BatchTable {
    private final JdbcClient database;
    private final JdbcOperations many;
    private final LedgerItems items;
    private final Clock clock;

    BatchTable(JdbcClient database, JdbcOperations many, LedgerItems items, Clock clock) {
        this.database = database;
        this.many = many;
        this.items = items;
        this.clock = clock;
    }

    void add(String batch, ClientId client, List<OperationId> operations, Set<String> reused) {
        database.sql(
                        "insert into credit_batch (id, client, operations, accepted_at) values (:id, :client, :operations, :now)")
                .param("id", batch)
                .param("client", client.value())
                .param("operations", operations.size())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        many.batchUpdate(
                "insert into credit_batch_operation (batch, position, operation, reused) values (?, ?, ?, ?)",
                IntStream.range(0, operations.size())
                        .mapToObj(position -> {
                            var operation = operations.get(position).value();
                            return new Object[] {batch, position, operation, reused.contains(operation)};
                        })
                        .toList());
    }

    Optional<BatchView> find(String batch) {
        List<Row> rows = rowsOf(batch);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var states = items.findAll(
                Booking.FUNCTION, rows.stream().map(Row::operation).toList());
        return Optional.of(BatchView.of(
                batch,
                rows.stream()
                        .map(row -> row.reused()
                                ? new BatchView.Fate(
                                        row.operation(), State.REFUSED, Optional.of(RefusalCode.ID_REUSED.name()))
                                : fate(row.operation(), Optional.ofNullable(states.get(row.operation()))))
                        .toList()));
    }

    private List<Row> rowsOf(String batch) {
        return database.sql(
                        "select operation, reused from credit_batch_operation where batch = :batch order by position")
                .param("batch", batch)
                .query((row, _) -> new Row(row.getString("operation"), row.getBoolean("reused")))
                .list();
    }

    private static BatchView.Fate fate(String operation, Optional<ItemState> state) {
        return switch (state.orElse(new ItemState.Pending())) {
            case ItemState.Pending() -> new BatchView.Fate(operation, State.PENDING, Optional.empty());
            case ItemState.Applied _ -> new BatchView.Fate(operation, State.APPLIED, Optional.empty());
            case ItemState.Refused refused -> new BatchView.Fate(operation, State.REFUSED, Optional.of(refused.code()));
        };
    }

    private record Row(String operation, boolean reused) {}
}
