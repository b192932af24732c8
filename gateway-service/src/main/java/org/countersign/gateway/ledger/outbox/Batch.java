package org.countersign.gateway.ledger.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.gateway.ledger.LedgerItem;

/** Items that go into one transaction: never empty, all for the same function by the same organisation. */
record Batch(List<OutboxItem> items) {
    private static final String OPENING = "{\"items\":[";
    private static final String CLOSING = "]}";
    private static final String CERTIFICATES = LedgerFunction.Names.CERTIFICATES + ":";

    Batch {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one item");
        }
    }

    /**
     * The oldest of the pending items, and those behind it that may go with it. An item about a certificate passes items about others, so that officers who register and
     * wallets that want copies, in turns, do not cut each other's transactions into pieces; what is about one certificate keeps its order. Nothing else passes anything.
     */
    static Batch of(List<OutboxItem> pending, int maxItems, int maxBytes) {
        var first = pending.getFirst();
        var taken = new ArrayList<OutboxItem>();
        var passed = new HashSet<String>();
        var bytes = OPENING.length() + CLOSING.length();
        for (var item : pending) {
            var isOfOneKind = item.msp().equals(first.msp()) && item.function().equals(first.function());
            if (!isOfOneKind || !passed.isEmpty()) {
                var certificate = certificateOf(item);
                if (certificate.isEmpty()) {
                    break;
                }
                if (!isOfOneKind || passed.contains(certificate.get())) {
                    passed.add(certificate.get());
                    continue;
                }
            }
            bytes += item.json().getBytes(StandardCharsets.UTF_8).length + 1;
            if (!taken.isEmpty() && (taken.size() == maxItems || bytes > maxBytes)) {
                break;
            }
            taken.add(item);
        }
        return new Batch(taken);
    }

    /** Which certificate an item is about: a registration's own id, or the one that the item names. */
    private static Optional<String> certificateOf(OutboxItem item) {
        if (!item.function().startsWith(CERTIFICATES)) {
            return Optional.empty();
        }
        try {
            var json = item.json().getBytes(StandardCharsets.UTF_8);
            var named =
                    JsonReader.readObject(json, LedgerItem.MAX_BYTES).members().get("certificate");
            return Optional.of(named instanceof JsonText(var certificate) ? certificate : item.id());
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }

    String msp() {
        return items.getFirst().msp();
    }

    String function() {
        return items.getFirst().function();
    }

    int size() {
        return items.size();
    }

    List<Long> seqs() {
        return items.stream().map(OutboxItem::seq).toList();
    }

    /** The one argument of every submit function. */
    String argument() {
        return items.stream().map(OutboxItem::json).collect(Collectors.joining(",", OPENING, CLOSING));
    }
}
