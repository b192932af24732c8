package org.countersign.gateway.ledger.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Items that go into one transaction: never empty, all for the same function by the same organisation. */
record Batch(List<OutboxItem> items) {
    private static final String OPENING = "{\"items\":[";
    private static final String CLOSING = "]}";

    Batch {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one item");
        }
    }

    /** The longest beginning of the pending items that may go together. */
    static Batch prefixOf(List<OutboxItem> pending, int maxItems, int maxBytes) {
        var first = pending.getFirst();
        var taken = new ArrayList<OutboxItem>();
        var bytes = OPENING.length() + CLOSING.length();
        for (var item : pending) {
            bytes += item.json().getBytes(StandardCharsets.UTF_8).length + 1;
            var fits = taken.isEmpty() || (taken.size() < maxItems && bytes <= maxBytes);
            if (!fits || !item.msp().equals(first.msp()) || !item.function().equals(first.function())) {
                break;
            }
            taken.add(item);
        }
        return new Batch(taken);
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
