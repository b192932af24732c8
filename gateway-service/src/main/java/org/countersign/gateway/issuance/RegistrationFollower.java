package org.countersign.gateway.issuance;

import java.util.ArrayList;
import java.util.List;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes the ledger's answers over into the certificates, and counts them for each import. Only a copy for paging and counting: each answer stands in the ledger's
 * own tables first, so a crash costs nothing, and repeating is harmless.
 */
@Component
final class RegistrationFollower {
    private static final int PAGE = 1000;
    /** So many rounds stop where nothing was decided; the next one looks at everything. */
    private static final int SHORT_ROUNDS = 19;

    private final JdbcClient jdbc;
    private final LedgerItems items;
    private long rounds;

    RegistrationFollower(JdbcClient jdbc, LedgerItems items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /**
     * Looks at what is pending, page by page in the order of time, so that one stuck registration does not hide the others. Most rounds end at the first page on
     * which nothing was decided: behind it nothing will be either, as a rule, and a bulk import may have a hundred pages waiting.
     */
    @Scheduled(fixedDelayString = "${countersign.issuance.follow-interval:500ms}")
    void follow() {
        var whole = rounds++ % (SHORT_ROUNDS + 1) == 0;
        var decided = 0;
        var after = "";
        List<String> page;
        do {
            page = jdbc.sql(
                            "select certificate from certificate_pending where certificate > :after order by certificate limit :limit")
                    .param("after", after)
                    .param("limit", PAGE)
                    .query((row, _) -> row.getString("certificate"))
                    .list();
            if (!page.isEmpty()) {
                decided = settle(page);
                after = page.getLast();
            }
        } while (page.size() == PAGE && (whole || decided > 0));
    }

    /** The ids are written into each part: of a join with what another part returned, PostgreSQL does not know how few rows it has, and reads all certificates. */
    private int settle(List<String> pending) {
        var registered = new ArrayList<String>();
        var refused = new ArrayList<String>();
        var codes = new ArrayList<String>();
        items.findAll(IssueCertificates.REGISTER, pending).forEach((id, state) -> {
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
            jdbc.sql("""
                            with decided as (delete from certificate_pending where certificate = any(:ids::text[])),
                                 changed as (update certificate set state = 'REGISTERED' where id = any(:ids::text[]) and state = 'PENDING' returning import)
                            insert into import_registration as i (import, registered)
                            select import, count(*) from changed where import is not null group by import order by import
                            on conflict (import) do update set registered = i.registered + excluded.registered
                            """).param("ids", registered.toArray(String[]::new)).update();
        }
        if (!refused.isEmpty()) {
            refuse(refused, codes);
        }
        return registered.size() + refused.size();
    }

    /** A refused certificate gives its business key back: the officer may correct the cause and issue again. */
    private void refuse(List<String> ids, List<String> codes) {
        jdbc.sql("""
                        with answer as (select * from unnest(:ids::text[], :codes::text[]) as answer (id, code)),
                             decided as (delete from certificate_pending where certificate = any(:ids::text[])),
                             changed as (
                                 update certificate set state = 'REFUSED', refusal = answer.code, business_key = null
                                 from answer
                                 where certificate.id = answer.id and certificate.id = any(:ids::text[]) and state = 'PENDING'
                                 returning import)
                        insert into import_registration as i (import, refused)
                        select import, count(*) from changed where import is not null group by import order by import
                        on conflict (import) do update set refused = i.refused + excluded.refused
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("codes", codes.toArray(String[]::new))
                .update();
    }
}
