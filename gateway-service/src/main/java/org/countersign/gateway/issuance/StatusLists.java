package org.countersign.gateway.issuance;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.ledger.Shards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which status lists there are. Numbers begin at 1 and are never used again. */
@Component
public final class StatusLists {
    /** Places are drawn from so many lists in turn: as many as there are shards, so that each shard has a list of its own. */
    static final int IN_USE = Shards.CERTIFICATES;

    private static final int AHEAD = IN_USE + 1;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CertificateView chain;

    StatusLists(JdbcClient jdbc, Clock clock, CertificateView chain) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.chain = chain;
    }

    /** Every list, full or not, in the order of their numbers. */
    public List<Integer> all() {
        return numbers("select number from status_list order by number");
    }

    /** Opens lists until one waits empty behind those in use, so that it is in every counter's trust bundle before the first certificate is in it. */
    public void openAhead() {
        // The chain may know of lists that a database restored from a backup has forgotten.
        var known = chain.lastList().orElse(0);
        while (all().size() < known) {
            openNext();
        }
        while (open().size() < AHEAD) {
            openNext();
        }
    }

    List<Integer> open() {
        return numbers("select number from status_list where not is_full order by number");
    }

    int openNext() {
        var next = all().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        jdbc.sql("insert into status_list (number, opened_at) values (:number, :now) on conflict do nothing")
                .param("number", next)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return next;
    }

    void close(int list) {
        jdbc.sql("update status_list set is_full = true where number = :number")
                .param("number", list)
                .update();
    }

    private List<Integer> numbers(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getInt("number")).list();
    }
}
