package org.countersign.gateway.credit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.CreditOperation.Result;
import org.countersign.gateway.ledger.CreditView;

/**
 * What a partner was paid, so that it can recompute it from the ledger.
 *
 * @param total over the whole chain, not only over these lines
 * @param next give it as {@code after} for the next page; absent on the last
 */
record PartnerStatement(String partner, String scheme, long total, List<Line> lines, Optional<String> next) {
    PartnerStatement {
        lines = List.copyOf(lines);
    }

    /** @param points negative where a payment was taken back */
    record Line(String operation, String kind, long points, String transaction, long block, Instant time) {}

    static PartnerStatement of(CreditView.Statement statement) {
        return new PartnerStatement(
                statement.partner().value(),
                statement.scheme().value(),
                statement.paid(),
                statement.lines().stream().map(PartnerStatement::line).toList(),
                statement.next());
    }

    private static Line line(CreditView.Recorded recorded) {
        var operation = recorded.operation();
        var points = switch (operation.result()) {
            case Result.Posted posted -> posted.effect().redeemed();
            case Result.Refused _ -> 0;
        };
        return new Line(
                operation.id().value(),
                Booking.op(operation.item()),
                points,
                recorded.transaction().value(),
                recorded.position().block(),
                recorded.time());
    }
}
