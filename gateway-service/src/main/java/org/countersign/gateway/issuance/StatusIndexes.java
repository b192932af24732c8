package org.countersign.gateway.issuance;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.StatusReference;
import org.countersign.gateway.ledger.CertificateView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws places in status lists: at random, so that a place says nothing about when or for whom it was drawn, and never twice. The row in {@code status_index} is
 * what makes a place taken; a place that was drawn and then not used, because of a crash or a duplicate, stays taken.
 *
 * <p>Draw many outside a transaction: the places are inserted in order, so two such draws cannot wait for each other in a ring. Inside a transaction draw one at a
 * time: it waits only while it holds none.
 */
@Component
final class StatusIndexes {
    /** Above this share a list is left, so that a draw needs four tries at most on average. */
    private static final double FULLEST = 0.75;

    private static final int MAX_ROUNDS = 64;

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final StatusLists lists;
    private final CertificateView chain;
    private final AtomicInteger turns = new AtomicInteger();
    private final Map<Integer, Long> counted = new HashMap<>();

    StatusIndexes(JdbcClient jdbc, SecureRandom random, StatusLists lists, CertificateView chain) {
        this.jdbc = jdbc;
        this.random = random;
        this.lists = lists;
        this.chain = chain;
    }

    List<StatusReference> draw(int count) {
        var drawn = new ArrayList<StatusReference>(count);
        // One list for all of them, so that what is issued together is registered together.
        var list = openList(count);
        for (var round = 0; drawn.size() < count && round < MAX_ROUNDS; round++) {
            var taken = take(list, candidates(count - drawn.size()));
            // A database that was restored from a backup has forgotten the places that were drawn since; the chain has
            // not.
            var onChain = chain.taken(list, taken);
            taken.stream()
                    .filter(index -> !onChain.contains(index))
                    .forEach(index -> drawn.add(StatusReference.of(list, index)));
        }
        if (drawn.size() < count) {
            throw new IllegalStateException("no free places in the status lists after %d rounds".formatted(MAX_ROUNDS));
        }
        return drawn;
    }

    private Integer[] candidates(int count) {
        var candidates = new TreeSet<Integer>();
        while (candidates.size() < count) {
            candidates.add(random.nextInt(StatusList.ENTRIES));
        }
        return candidates.toArray(Integer[]::new);
    }

    private List<Integer> take(int list, Integer[] candidates) {
        return jdbc.sql("""
                        insert into status_index (list, index)
                        select :list, candidate from unnest(:candidates::integer[]) as candidate order by candidate
                        on conflict do nothing
                        returning index
                        """)
                .param("list", list)
                .param("candidates", candidates)
                .query((row, _) -> row.getInt("index"))
                .list();
    }

    /** The next in turn of the oldest lists with room. One that is found full is left for good. */
    private int openList(int count) {
        var open = lists.open();
        while (open.size() < StatusLists.IN_USE) {
            lists.openNext();
            open = lists.open();
        }
        var first = turns.getAndIncrement();
        for (var turn = 0; turn < StatusLists.IN_USE; turn++) {
            var list = open.get(Math.floorMod(first + turn, StatusLists.IN_USE));
            if (hasRoom(list, count)) {
                return list;
            }
            lists.close(list);
        }
        return lists.openNext();
    }

    /** Counts anew only after a quarter of the room that the last count found was used here: counting costs, and others draw too. */
    private synchronized boolean hasRoom(int list, int count) {
        var quarter = counted.getOrDefault(list, 0L);
        if (quarter < count) {
            var room = (long) (FULLEST * StatusList.ENTRIES) - drawnOf(list);
            quarter = Math.max(room / 4, Math.min(room, count));
        }
        counted.put(list, quarter - count);
        return quarter >= count;
    }

    private long drawnOf(int list) {
        return jdbc.sql("select count(*) from status_index where list = :list")
                .param("list", list)
                .query(Long.class)
                .single();
    }
}
