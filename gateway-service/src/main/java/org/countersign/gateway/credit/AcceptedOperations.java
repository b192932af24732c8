package org.countersign.gateway.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.gateway.security.ClientId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of accepted operations, written in the transaction that leaves them for the ledger. */
final class AcceptedOperations {
    private final JdbcClient database;
    private final JdbcOperations batches;
    private final Clock clock;

    AcceptedOperations(JdbcClient database, JdbcOperations batches, Clock clock) {
        this.database = database;
        this.batches = batches;
        this.clock = clock;
    }

    /** An id that is there stays as it was: the ledger keeps the first content too. */
    void add(List<Booking> bookings, ClientId client) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate(
                """
                insert into credit_operation (id, op, account, msp, partner, client, accepted_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """,
                bookings.stream()
                        .map(booking -> new Object[] {
                            booking.id().value(),
                            booking.op(),
                            booking.account().value(),
                            booking.msp().value(),
                            booking.partner().map(PartnerId::value).orElse(null),
                            client.value(),
                            now
                        })
                        .toList());
    }

    Optional<Accepted> find(OperationId id) {
        return database.sql("select id, op, account, msp, partner from credit_operation where id = :id")
                .param("id", id.value())
                .query(AcceptedOperations::read)
                .optional();
    }

    private static Accepted read(ResultSet row, int number) throws SQLException {
        return new Accepted(
                new OperationId(row.getString("id")),
                row.getString("op"),
                new AccountId(row.getString("account")),
                new MspId(row.getString("msp")),
                Optional.ofNullable(row.getString("partner")).map(PartnerId::new));
    }
}
