package org.countersign.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.check.AcceptTrustBundle;
import org.countersign.check.Update;
import org.countersign.check.VerdictCode;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we issue and publish, judged by the code that counters run. */
class PublicationTest extends GatewayTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "elderly-preference-card",
                "disability-card",
                "residence-permit",
                "volunteer-service-card",
                "marriage-certificate",
                "sole-trader-licence"
            })
    void a_counter_accepts_what_was_issued(String type) throws Exception {
        var officer = new Officer(api());
        var pass = officer.pass(officer.issued(Officer.request(type, 300), "publication-" + type));

        var result = desk().checked(pass);

        assertThat(result.verdict().code()).as(result.message().clerk().en()).isEqualTo(VerdictCode.VALID);
        assertThat(result.certificate().orElseThrow().typeName().zh())
                .isEqualTo(Samples.type(type).name().zh());
    }

    @Test
    void a_counter_sees_a_change_of_status_within_a_minute() throws Exception {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request("residence-permit", 301), "publication-change");
        var pass = officer.pass(id);

        for (var step : List.of("SUSPENDED", "VALID", "REVOKED")) {
            var start = Instant.now();
            officer.changed(id, step, "publication-" + step);
            Officer.eventually(() -> verdict(pass).name().equals(step));
            assertThat(Instant.now()).isBefore(start.plusSeconds(60));
        }
    }

    @Test
    void a_counter_refuses_an_expired_certificate() throws Exception {
        var officer = new Officer(api());
        var request = Officer.request(
                "residence-permit",
                Samples.values("residence-permit", 302),
                Map.of("validFrom", "2020-01-01", "validUntil", "2020-12-31"));

        assertThat(verdict(officer.pass(officer.issued(request, "publication-expired"))))
                .isEqualTo(VerdictCode.EXPIRED);
    }

    @Test
    void a_counter_refuses_a_certificate_that_was_tampered_with() throws Exception {
        var officer = new Officer(api());
        var pass = officer.pass(officer.issued(Officer.request("residence-permit", 303), "publication-tampered"));
        var middle = pass.length() / 2;

        var tampered =
                pass.substring(0, middle) + (pass.charAt(middle) == 'A' ? 'B' : 'A') + pass.substring(middle + 1);

        assertThat(verdict(tampered)).isIn(VerdictCode.NOT_TRUSTED, VerdictCode.UNREADABLE);
    }

    @Test
    void versions_of_the_bundle_only_grow() throws Exception {
        var first = desk().bundle().content();
        database.sql("update trust_bundle set issued_at = issued_at - interval '2 hours'")
                .update();

        Officer.eventually(() -> database.sql("select max(version) from trust_bundle")
                        .query(Long.class)
                        .single()
                > first.version().value());

        assertThat(new AcceptTrustBundle(desk().root(), new JcaSignatureCheck())
                        .accept(desk().file("/api/v1/trust/bundle"), Optional.of(desk().bundle())))
                .isInstanceOfAny(Update.Accepted.class, Update.Unchanged.class);
        assertThat(desk().bundle().content().height().value())
                .isGreaterThanOrEqualTo(first.height().value());
    }

    @Test
    void a_new_bundle_states_the_least_time_of_the_lists_that_go_with_it() throws Exception {
        var first = desk().bundle().content().version();
        database.sql("update trust_bundle set issued_at = issued_at - interval '2 hours'")
                .update();

        Officer.eventually(() -> database.sql("select max(version) from trust_bundle")
                        .query(Long.class)
                        .single()
                > first.value());

        assertThat(desk().bundle().content().statusLists())
                .allSatisfy(list -> assertThat(list.notIssuedBefore()).isPresent());
    }

    @Test
    void lists_wait_open_before_they_are_needed() throws Exception {
        assertThat(desk().bundle().content().statusLists()).hasSizeGreaterThanOrEqualTo(2);
        var names = api().as("counter-1").get("/api/v1/status-lists").json().get("status_lists");
        assertThat(names).hasSameSizeAs(desk().bundle().content().statusLists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/trust/bundle", "/api/v1/trust/root", "/api/v1/status-lists/5"})
    void answers_not_modified_to_who_has_it_already(String path) {
        var counter = api().as("counter-1");
        Officer.eventually(() -> counter.get(path).status() == 200);
        var first = counter.get(path);

        var again = counter.send(counter.request(path)
                .header("If-None-Match", first.header("ETag"))
                .GET());

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.raw().body()).isEmpty();
        assertThat(counter.send(counter.request(path)
                                .header("If-None-Match", "\"other\"")
                                .GET())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/trust/bundle", "/api/v1/status-lists/5"})
    void lets_caches_keep_it_for_as_long_as_the_list_says(String path) {
        var counter = api().as("counter-1");
        Officer.eventually(() -> counter.get(path).status() == 200);

        assertThat(counter.get(path).header("Cache-Control")).isEqualTo("max-age=60, public");
    }

    @Test
    void sends_the_bundle_packed_to_who_can_unpack_it_and_lists_as_they_are() {
        var counter = api().as("counter-1");
        var path = "/api/v1/trust/bundle";
        var plain = new TestDesk(api()).file(path);

        var packed = counter.send(
                counter.request(path).header("Accept-Encoding", "gzip").GET());

        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.raw().body().length).isLessThan(plain.length() * 9 / 10);
        assertThat(counter.send(counter.request("/api/v1/status-lists/5")
                                .header("Accept-Encoding", "gzip")
                                .GET())
                        .header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void knows_no_list_that_is_none() {
        assertThat(api().as("counter-1").get("/api/v1/status-lists/60000").code())
                .isEqualTo("NOT_FOUND");
        assertThat(api().as("counter-1").get("/api/v1/status-lists/x").code()).isEqualTo("NOT_FOUND");
    }

    private VerdictCode verdict(String pass) {
        return desk().verdict(pass).code();
    }

    private TestDesk desk() {
        return new TestDesk(api());
    }
}
