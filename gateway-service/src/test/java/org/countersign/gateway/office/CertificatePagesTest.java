package org.countersign.gateway.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;

class CertificatePagesTest extends OfficeTest {

    @Test
    void personal_values_are_masked_until_an_officer_names_a_reason_which_is_written_down() {
        var officer = browser().signedInAs("officer-1");
        var page = issued(officer, TYPE, 72_001);
        var number = Samples.citizen(72_001);
        assertThat(officer.get(page).body())
                .doesNotContain(number)
                .contains("9999**********" + number.substring(14))
                .doesNotContain("欧阳建国");

        officer.submit(officer.get(page), page + "/unmask", Map.of("reason", "holder-at-counter"));

        assertThat(officer.get(page).body()).contains(number).contains("欧阳建国");
        assertThat(database.sql("select reason from office_event where subject = :id::uuid and action = 'UNMASKED'")
                        .param("id", id(page))
                        .query(String.class)
                        .single())
                .isEqualTo("HOLDER_AT_COUNTER");
    }

    @Test
    void a_clerk_sees_stars_and_may_not_take_them_away_and_a_supervisor_sees_plainly() {
        var page = issued(browser().signedInAs("officer-1"), TYPE, 72_002);
        var clerk = browser().signedInAs("clerk-1");
        var seen = clerk.get(page);

        var refused = clerk.post(page + "/unmask", Map.of("_csrf", csrf(clerk), "reason", "complaint"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(seen.body()).doesNotContain(Samples.citizen(72_002)).doesNotContain("/status\"");
        assertThat(browser().signedInAs("officer-2").get(page).body()).contains(Samples.citizen(72_002));
    }

    @Test
    void suspends_resumes_and_revokes_with_reasons_of_the_list() {
        var officer = browser().signedInAs("officer-1");
        var page = issued(officer, TYPE, 72_003);

        change(officer, page, "SUSPENDED", "reported-lost", "已暂停");
        change(officer, page, "VALID", "found-again", "有效");
        change(officer, page, "REVOKED", "holder-moved", "已吊销");

        assertThat(database.sql(
                                "select action || ' ' || coalesce(reason, '') from office_event where subject = :id::uuid order by id")
                        .param("id", id(page))
                        .query(String.class)
                        .list())
                .containsSubsequence("SUSPENDED REPORTED_LOST", "RESUMED FOUND_AGAIN", "REVOKED HOLDER_MOVED");
    }

    @Test
    void a_reason_that_is_not_one_for_it_changes_nothing() {
        var officer = browser().signedInAs("officer-1");
        var page = issued(officer, TYPE, 72_004);

        var refused = officer.submit(officer.get(page), page + "/status", Map.of("to", "REVOKED", "reason", "因为某某某"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(badge(officer.get(page))).contains("有效");
    }

    @Test
    void finds_by_the_holders_number_by_the_id_and_by_what_identifies_the_document() {
        var officer = browser().signedInAs("officer-1");
        var page = issued(officer, TYPE, 72_005);
        var form = officer.get("/office/find");
        var values = Samples.values(TYPE, 72_005);

        var byNumber = officer.submit(form, "/office/find", Map.of("number", Samples.citizen(72_005)));
        var byId = officer.submit(form, "/office/find", Map.of("number", id(page)));
        var byDocument = officer.submit(
                form,
                "/office/find",
                Map.of(
                        "type",
                        TYPE,
                        "f.holderId",
                        value(values, "holderId"),
                        "f.certificateNumber",
                        value(values, "certificateNumber")));
        var none = officer.submit(form, "/office/find", Map.of("number", Samples.citizen(72_999)));

        assertThat(byNumber.body()).contains(page);
        assertThat(byId.body()).contains(page);
        assertThat(byDocument.body()).contains(page);
        assertThat(none.body()).contains("没有找到");
    }

    @Test
    void reissues_with_only_what_was_typed_changed() {
        var officer = browser().signedInAs("officer-1");
        var page = issued(officer, TYPE, 72_006);

        var answer = officer.submit(
                officer.get(page + "/reissue"),
                page + "/reissue",
                Map.of("reason", "superseded", "f.holderName", "欧阳建军"));
        var next = path(OfficeBrowser.location(answer));
        await(() -> badge(officer.get(page)).contains("已吊销"));

        var supervisor = browser().signedInAs("officer-2");
        assertThat(supervisor.get(next).body()).contains("欧阳建军").contains(Samples.citizen(72_006));
        assertThat(officer.get(page).body()).contains(next);
        assertThat(officer.get(next).body()).contains(page);
    }

    @Test
    void an_offer_shows_a_code_for_the_wallet_and_digits_for_the_citizen_once() {
        var officer = browser().signedInAs("officer-1");
        var page = issued(officer, TYPE, 72_007);

        var offer = officer.submit(officer.get(page), page + "/offer", Map.of());

        assertThat(offer.statusCode()).isEqualTo(200);
        assertThat(offer.body())
                .contains("<svg")
                .contains("openid-credential-offer://")
                .contains("id=\"tx-code\"");
        assertThat(offer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private static void change(OfficeBrowser officer, String page, String to, String reason, String badge) {
        var answer = officer.submit(officer.get(page), page + "/status", Map.of("to", to, "reason", reason));
        assertThat(answer.statusCode()).isEqualTo(302);
        await(() -> badge(officer.get(page)).contains(badge));
    }

    private static String csrf(OfficeBrowser browser) {
        return value(OfficeBrowser.hidden(browser.get("/office/find")), "_csrf");
    }

    private static String value(Map<String, String> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/office/"));
    }
}
