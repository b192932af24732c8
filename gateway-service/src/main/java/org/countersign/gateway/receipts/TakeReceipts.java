package org.countersign.gateway.receipts;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.countersign.format.Digest;
import org.countersign.gateway.security.ClientId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes receipts: each by itself, all that hold in one transaction. A receipt that is there already is no mistake, so an upload whose answer was lost is repeated as it was. */
@Component
final class TakeReceipts {
    /** How far a desk's clock may be ahead: a desk that shows a wrong time is told so by its checks, and its receipts are still wanted. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final TransactionOperations transactions;
    private final ReceiptTable table;
    private final Duration kept;
    private final Clock clock;

    TakeReceipts(TransactionOperations transactions, ReceiptTable table, ReceiptsProperties properties, Clock clock) {
        this.transactions = transactions;
        this.table = table;
        this.kept = properties.kept();
        this.clock = clock;
    }

    /** A receipt that was not taken, by its place in the list that was sent. */
    record Refused(int index, ReceiptFault code) {}

    /** @param known how many were there already */
    record Taken(int taken, int known, List<Refused> refused) {
        Taken {
            refused = List.copyOf(refused);
        }
    }

    private record Read(int index, ReceiptText receipt) {}

    Taken take(List<String> texts, ClientId client) {
        var refused = new ArrayList<Refused>();
        var read = new ArrayList<Read>();
        for (var index = 0; index < texts.size(); index++) {
            try {
                read.add(new Read(index, read(texts.get(index))));
            } catch (ReceiptRefused e) {
                refused.add(new Refused(index, e.fault()));
            }
        }
        return Objects.requireNonNull(transactions.execute(_ -> keep(read, refused, client)));
    }

    private Taken keep(List<Read> read, List<Refused> refused, ClientId client) {
        var desks = table.desksOf(
                client, read.stream().map(each -> each.receipt().desk()).toList());
        var others = new ArrayList<>(refused);
        var own = new LinkedHashMap<Digest, ReceiptText>();
        var mine = 0;
        for (var each : read) {
            if (desks.contains(each.receipt().desk())) {
                own.put(each.receipt().hash(), each.receipt());
                mine++;
            } else {
                others.add(new Refused(each.index(), ReceiptFault.DESK_OF_ANOTHER));
            }
        }
        var added = table.add(own.values());
        others.sort(Comparator.comparingInt(Refused::index));
        return new Taken(added, mine - added, others);
    }

    private ReceiptText read(String text) throws ReceiptRefused {
        var receipt = ReceiptText.read(text);
        var now = clock.instant();
        if (receipt.at().isAfter(now.plus(AHEAD)) || receipt.at().isBefore(now.minus(kept))) {
            throw new ReceiptRefused(ReceiptFault.TIME, new IllegalArgumentException("iat is not of this time"));
        }
        return receipt;
    }
}
