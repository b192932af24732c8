package org.countersign.counter.receipt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.countersign.check.Reason;
import org.countersign.format.Digest;

/** What is known of one day's receipts without reading the file again. */
final class ReceiptDay {
    private final Set<Digest> digests = new HashSet<>();
    private final Map<String, Map<Reason, Integer>> counts = new TreeMap<>();

    boolean has(Digest receipt) {
        return digests.contains(receipt);
    }

    void add(ReceiptLine line, Digest digest) {
        if (digests.add(digest)) {
            counts.computeIfAbsent(line.desk(), desk -> new EnumMap<>(Reason.class))
                    .merge(line.reason(), 1, Integer::sum);
        }
    }

    List<ReceiptCount> counts() {
        List<ReceiptCount> all = new ArrayList<>();
        counts.forEach((desk, of) -> of.forEach((reason, count) -> all.add(new ReceiptCount(desk, reason, count))));
        return all;
    }
}
