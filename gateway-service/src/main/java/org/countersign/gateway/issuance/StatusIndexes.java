package org.countersign.gateway.issuance;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.StatusReference;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.ledger.Shards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws places in status lists: at random, so that a place says nothing about when or for whom it was drawn, and never twice. The row in {@code status_index} is
 * what makes a place taken; a place that was drawn and then not used, because of a crash or a duplicate, stays taken.
 *
 * <p>Draw many outside a transaction: the places are inserted in order, so two such draws cannot wait for each other in a ring. Inside a transaction draw one at a
 * time: it waits only while it holds none. Further copies are drawn inside the transaction that makes them; they look for free places first, so that one statement
 * takes them all in order, and wait in a ring only if somebody took one of them in between.
 */
@Component
public final class StatusIndexes {
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

    /** Places for further copies of a certificate: in a list of its shard, so that their registration follows its own and no other shard writes the same pages. */
    public List<StatusReference> drawBeside(CertificateId certificate, int count) {
        var list = openListOf(Shards.certificates(certificate.value()), count);
        var drawn = new ArrayList<StatusReference>(count);
        for (var round = 0; drawn.size() < count && round < MAX_ROUNDS; round++) {
            take(list, free(list, count - drawn.size())).forEach(index -> drawn.add(StatusReference.of(list, index)));
        }
        if (drawn.size() < count) {
            throw new IllegalStateException("no free places in list %d after %d rounds".formatted(list, MAX_ROUNDS));
        }
        // They come sorted from the table; a copy's place says nothing about its number either.
        Collections.shuffle(drawn, random);
        return drawn;
    }

    /** So many random places that nobody has, as far as this transaction sees. */
    private Integer[] free(int list, int count) {
        var free = new TreeSet<Integer>();
        for (var round = 0; free.size() < count && round < MAX_ROUNDS; round++) {
            var candidates = candidates(count - free.size());
            var taken = jdbc.sql(
                            "select index from status_index where list = :list and index = any(:candidates::integer[])")
                    .param("list", list)
                    .param("candidates", candidates)
                    .query((row, _) -> row.getInt("index"))
                    .set();
            var onChain = chain.taken(list, List.of(candidates));
            Stream.of(candidates)
                    .filter(index -> !taken.contains(index) && !onChain.contains(index))
                    .forEach(free::add);
        }
        return free.toArray(Integer[]::new);
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

    /**
     * The oldest list of this shard with room. There is always one behind it, which waits empty until then: it is in the counters' trust bundles before the first place of
     * it is drawn.
     */
    private int openListOf(String shard, int count) {
        while (true) {
            var open = lists.open().stream()
                    .filter(list -> Shards.ofList(list).equals(shard))
                    .toList();
            if (open.size() < 2) {
                lists.openNext();
            } else if (hasRoom(open.getFirst(), count)) {
                return open.getFirst();
            } else {
                lists.close(open.getFirst());
            }
        }
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
