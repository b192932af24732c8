package org.countersign.gateway.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;

class IssueFormTest extends OfficeTest {
    private static final String FORM = "/office/issue/" + TYPE;

    @Test
    void the_form_has_every_field_of_the_schema_and_issuing_leads_to_the_registered_certificate() {
        var browser = browser().signedInAs("officer-1");
        var form = browser.get(FORM);
        Samples.type(TYPE)
                .fields()
                .forEach(field -> assertThat(form.body()).contains("name=\"f." + field.name() + "\""));

        var page = issued(browser, TYPE, 71_001);

        assertThat(badge(browser.get(page))).contains("有效");
        assertThat(database.sql("select action from office_event where subject = :id::uuid and officer = 'officer-1'")
                        .param("id", id(page))
                        .query(String.class)
                        .list())
                .contains("ISSUED");
    }

    @Test
    void an_error_stands_beside_its_field_and_nothing_that_was_typed_is_lost() {
        var browser = browser().signedInAs("officer-1");
        var typed = typed(TYPE, 71_002);
        typed.put("f.holderId", "123");

        var answer = browser.submit(browser.get(FORM), FORM, typed);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("不是有效的号码")
                .contains("value=\"123\"")
                .contains("value=\"" + typed.get("f.holderName") + "\"");
    }

    @Test
    void a_form_that_is_sent_twice_issues_once() {
        var browser = browser().signedInAs("officer-1");
        var form = browser.get(FORM);

        var first = browser.submit(form, FORM, typed(TYPE, 71_003));
        var second = browser.submit(form, FORM, typed(TYPE, 71_003));

        assertThat(OfficeBrowser.location(second))
                .isEqualTo(OfficeBrowser.location(first))
                .contains("/certificates/");
    }

    @Test
    void a_certificate_that_was_issued_before_is_refused_with_the_form_as_it_was() {
        var browser = browser().signedInAs("officer-1");
        issued(browser, TYPE, 71_004);

        var answer = browser.submit(browser.get(FORM), FORM, typed(TYPE, 71_004));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("已经签发过").contains("value=\"" + Samples.citizen(71_004) + "\"");
    }

    @Test
    void hostile_values_are_shown_as_text_and_nothing_else() {
        var browser = browser().signedInAs("officer-1");
        var typed = typed(TYPE, 71_005);
        typed.put("f.holderName", "\"><script>alert(1)</script>");
        typed.put("f.holderId", "'><img src=x>");

        var answer = browser.submit(browser.get(FORM), FORM, typed);

        assertThat(answer.body())
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void fields_that_no_schema_knows_change_nothing() {
        var browser = browser().signedInAs("officer-1");
        var typed = typed(TYPE, 71_006);
        typed.putAll(Map.of("f.class", "x", "type.code", "y", "officer", "z"));

        var answer = browser.submit(browser.get(FORM), FORM, typed);

        assertThat(OfficeBrowser.location(answer)).contains("/office/certificates/");
    }
}
