package org.countersign.gateway.status;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.gateway.ledger.CertificateStatusListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts status changes per list, in the transaction that projects them: no change can be projected and then forgotten by the publisher. */
@Component
final class StatusChanges implements CertificateStatusListener {
    private final JdbcClient jdbc;

    StatusChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void statusChanged(List<Changed> changes) {
        // In the order of their numbers: two transactions that count on the same lists must not wait for each other in
        // a ring.
        var lists = new TreeMap<Integer, Long>();
        for (var change : changes) {
            change.places().forEach(place -> lists.merge(place.list(), 1L, Long::sum));
        }
        lists.forEach((list, count) ->
                jdbc.sql("""
                        insert into status_change (list, changes) values (:list, :count)
                        on conflict (list) do update set changes = status_change.changes + excluded.changes
                        """).param("list", list).param("count", count).update());
    }

    /** The counts; a list that never changed has none. */
    Map<Integer, Long> counts() {
        var counts = new TreeMap<Integer, Long>();
        jdbc.sql("select list, changes from status_change").query(row -> {
            counts.put(row.getInt("list"), row.getLong("changes"));
        });
        return counts;
    }
}
