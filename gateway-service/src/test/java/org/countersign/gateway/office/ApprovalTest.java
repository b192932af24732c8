package org.countersign.gateway.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;

class ApprovalTest extends OfficeTest {
    private static final String TWO = "hardship-support-certificate";

    @Test
    void what_one_officer_asks_for_another_approves_and_then_it_is_issued() {
        var asking = browser().signedInAs("officer-1");
        var request = asked(asking, 74_001);
        assertThat(asking.get(request).body()).doesNotContain(Samples.citizen(74_001));

        var approving = browser().signedInAs("officer-2");
        var page = approving.get(request);
        assertThat(page.body()).contains(Samples.citizen(74_001));
        var answer = approving.submit(page, request + "/approve", Map.of());

        var certificate = path(OfficeBrowser.location(answer));
        await(() -> badge(approving.get(certificate)).contains("有效"));
        assertThat(asking.get(request).body()).contains("已批准");
        assertThat(database.sql("select sealed is null from office_request where id = :id::uuid")
                        .param("id", id(request))
                        .query(Boolean.class)
                        .single())
                .as("what it said of a person is gone")
                .isTrue();
    }

    @Test
    void nobody_approves_his_own_request() {
        var both = browser().signedInAs("officer-2");
        var request = asked(both, 74_002);
        assertThat(both.get(request).body()).doesNotContain("/approve\"");

        var refused = both.post(request + "/approve", OfficeBrowser.hidden(both.get(request)));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("OWN_REQUEST");
        assertThat(state(request)).isEqualTo("WAITING");
    }

    @Test
    void an_officer_without_the_role_decides_nothing() {
        var request = asked(browser().signedInAs("officer-2"), 74_003);
        var officer = browser().signedInAs("officer-1");

        var refused = officer.post(request + "/approve", OfficeBrowser.hidden(officer.get(request)));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(state(request)).isEqualTo("WAITING");
    }

    @Test
    void declining_needs_a_reason_and_issues_nothing() {
        var asking = browser().signedInAs("officer-1");
        var request = asked(asking, 74_004);
        var approver = browser().signedInAs("officer-2");

        var refused = approver.submit(approver.get(request), request + "/decline", Map.of("reason", "whatever"));
        assertThat(refused.statusCode()).isEqualTo(400);
        approver.submit(approver.get(request), request + "/decline", Map.of("reason", "evidence-missing"));

        assertThat(asking.get(request).body()).contains("材料不齐");
        var late = approver.post(request + "/approve", OfficeBrowser.hidden(approver.get("/office/find")));
        assertThat(late.body()).contains("REQUEST_DECIDED");
    }

    @Test
    void a_correction_waits_for_the_second_person_and_a_reissue_of_the_same_words_does_not() {
        var officer = browser().signedInAs("officer-1");
        var approver = browser().signedInAs("officer-2");
        var request = asked(officer, 74_006);
        var old = path(OfficeBrowser.location(approver.submit(approver.get(request), request + "/approve", Map.of())));
        await(() -> badge(officer.get(old)).contains("有效"));

        var same = officer.submit(officer.get(old + "/reissue"), old + "/reissue", Map.of("reason", "device-lost"));
        var next = path(OfficeBrowser.location(same));
        await(() -> badge(officer.get(next)).contains("有效"));
        var corrected = officer.submit(
                officer.get(next + "/reissue"),
                next + "/reissue",
                Map.of("reason", "superseded", "f.monthlySupport", "1400"));

        assertThat(next).contains("/office/certificates/");
        assertThat(OfficeBrowser.location(corrected)).contains("/office/approvals/");
        var waiting = path(OfficeBrowser.location(corrected));
        var last = path(OfficeBrowser.location(approver.submit(approver.get(waiting), waiting + "/approve", Map.of())));
        await(() -> badge(officer.get(next)).contains("已吊销"));
        assertThat(approver.get(last).body()).contains("1400");
    }

    @Test
    void a_machine_client_is_refused_for_a_type_that_demands_two_persons() {
        var officer = new Officer(api());

        var one = officer.api().post("/api/v1/certificates", Officer.request(TWO, 74_005), "approval-api");
        var many = officer.upload(TWO, "姓名\n".getBytes(StandardCharsets.UTF_8));

        assertThat(one.status()).isEqualTo(409);
        assertThat(one.code()).isEqualTo("APPROVAL_REQUIRED");
        assertThat(many.code()).isEqualTo("APPROVAL_REQUIRED");
    }

    private static String asked(OfficeBrowser browser, int number) {
        var form = "/office/issue/" + TWO;
        var answer = browser.submit(browser.get(form), form, typed(TWO, number));
        assertThat(OfficeBrowser.location(answer)).as(answer.body()).contains("/office/approvals/");
        return path(OfficeBrowser.location(answer));
    }

    private String state(String request) {
        return database.sql("select state from office_request where id = :id::uuid")
                .param("id", id(request))
                .query(String.class)
                .single();
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/office/"));
    }
}
