package org.countersign.gateway.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;

class RecordTest extends OfficeTest {

    @Test
    void an_officer_sees_his_own_deeds_and_a_supervisor_everybodys() {
        var officer = browser().signedInAs("officer-1");
        var page = issued(officer, TYPE, 76_001);

        assertThat(officer.get("/office/events").body()).contains(page);
        assertThat(browser().signedInAs("officer-2").get("/office/events").body())
                .contains(page)
                .contains("officer-1");
        assertThat(browser().signedInAs("clerk-1").get("/office/events").body()).doesNotContain(page);
    }

    @Test
    void the_record_holds_accounts_ids_and_codes_and_nothing_of_a_person() {
        issued(browser().signedInAs("officer-1"), TYPE, 76_002);

        List<String> rows = database.sql("select office_event::text from office_event")
                .query((row, _) -> row.getString(1))
                .list();

        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("欧阳") || row.contains(Samples.citizen(76_002)));
    }
}
