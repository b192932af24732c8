package org.countersign.gateway.issuance.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes the ledger's answers over into the table of copies, for counting and for keys that want to retire. Nobody's delivery waits for it: the answers stand in the
 * ledger's own tables first, so a crash costs nothing, and repeating is harmless. What the chain refused can never be delivered, so its sealed copies go.
 */
@Component
final class CopiesFollower {
    private static final int PAGE = 1000;
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final LedgerItems items;

    CopiesFollower(JdbcClient jdbc, LedgerItems items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    @Scheduled(fixedDelayString = "${countersign.issuance.follow-interval:500ms}")
    void follow() {
        var after = FIRST;
        List<UUID> page;
        do {
            page = jdbc.sql(
                            "select id from certificate_copies where state = 'PENDING' and id > :after order by id limit :limit")
                    .param("after", after)
                    .param("limit", PAGE)
                    .query((row, _) -> UUID.fromString(row.getString("id")))
                    .list();
            if (!page.isEmpty()) {
                settle(page);
                after = page.getLast();
            }
        } while (page.size() == PAGE);
    }

    private void settle(List<UUID> pending) {
        var registered = new ArrayList<String>();
        var refused = new ArrayList<String>();
        var codes = new ArrayList<String>();
        items.findAll(
                        MakeCopies.ADD_COPIES,
                        pending.stream().map(UUID::toString).toList())
                .forEach((id, state) -> {
                    switch (state) {
                        case ItemState.Pending _ -> {
                            // Later.
                        }
                        case ItemState.Applied _ -> registered.add(id);
                        case ItemState.Refused answer -> {
                            refused.add(id);
                            codes.add(answer.code());
                        }
                    }
                });
        if (!registered.isEmpty()) {
            jdbc.sql(
                            "update certificate_copies set state = 'REGISTERED' where id = any(:ids::uuid[]) and state = 'PENDING'")
                    .param("ids", registered.toArray(String[]::new))
                    .update();
        }
        if (!refused.isEmpty()) {
            refuse(refused, codes);
        }
    }

    private void refuse(List<String> ids, List<String> codes) {
        jdbc.sql("""
                        with answer as (select * from unnest(:ids::uuid[], :codes::text[]) as answer (id, code)),
                             emptied as (delete from certificate_copy using answer where copies = answer.id)
                        update certificate_copies set state = 'REFUSED', refusal = answer.code
                        from answer where certificate_copies.id = answer.id and state = 'PENDING'
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("codes", codes.toArray(String[]::new))
                .update();
    }
}
