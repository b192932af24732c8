package org.countersign.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.countersign.check.Reason;
import org.countersign.check.Verdict;
import org.countersign.check.VerdictCode;
import org.countersign.format.Kid;
import org.countersign.format.trust.TrustedKey;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.status.TestDesk;
import org.junit.jupiter.api.Test;

/** Issuing keys come and go: through the API, the ledger, the bundle, and a counter's check. */
class KeyRotationTest extends GatewayTest {
    private static final String TYPE = "sole-trader-licence";
    private static final String ISSUER = "market-regulation-bureau";
    private static final String QUIET_ISSUER = "volunteer-federation";

    @Test
    void a_new_key_signs_and_the_old_one_is_retired_but_vouches_for_what_it_signed() {
        var officer = new Officer(api());
        var before = officer.issued(Officer.request(TYPE, 900), "rotation-before");
        var old = signingKey(ISSUER);

        var start = Instant.now();
        var next = started(ISSUER, "rotation", "{}");
        await(() -> stateOf(next).equals("SIGNING") && stateOf(old).equals("RETIRED"));
        await(() -> inBundle(old).notAfter().isPresent());

        assertThat(Instant.now()).isBefore(start.plusSeconds(60));
        assertThat(verdict(officer.pass(before))).isEqualTo(VerdictCode.VALID);
        var after = officer.issued(Officer.request(TYPE, 901), "rotation-after");
        assertThat(keyOf(after)).isEqualTo(next);
        assertThat(verdict(officer.pass(after))).isEqualTo(VerdictCode.VALID);
    }

    @Test
    void a_key_that_begins_later_is_published_and_does_not_sign_yet() {
        var old = signingKey(QUIET_ISSUER);
        var begin = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        var next = started(QUIET_ISSUER, "rotation-later", "{\"signsFrom\":\"%s\"}".formatted(begin));
        await(() -> stateOf(next).equals("WAITING"));
        await(() -> knows(next));

        assertThat(inBundle(next).notBefore()).isEqualTo(begin);
        assertThat(signingKey(QUIET_ISSUER)).isEqualTo(old);
        assertThat(stateOf(old)).isEqualTo("SIGNING");
    }

    @Test
    void nothing_that_a_compromised_key_signed_is_believed_and_another_takes_its_place() {
        var officer = new Officer(api());
        var pass = officer.pass(officer.issued(Officer.request(TYPE, 902), "compromise-before"));
        var stolen = signingKey(ISSUER);
        assertThat(verdict(pass)).isEqualTo(VerdictCode.VALID);

        var start = Instant.now();
        var accepted = compromised(stolen, "compromise", "{}");
        assertThat(accepted.status()).isEqualTo(202);
        await(() -> new TestDesk(api()).verdict(pass) instanceof Verdict.NotTrusted refused
                && refused.reason() == Reason.KEY_COMPROMISED);

        assertThat(Instant.now()).isBefore(start.plusSeconds(60));
        await(() -> states(ISSUER).containsValue("SIGNING"));
        var after = officer.issued(Officer.request(TYPE, 903), "compromise-after");
        assertThat(keyOf(after)).isNotEqualTo(stolen);
        await(() -> knows(keyOf(after)));
        assertThat(verdict(officer.pass(after))).isEqualTo(VerdictCode.VALID);
        assertThat(compromised(stolen, "compromise-again", "{}").code()).isEqualTo("KEY_ENDED");
    }

    @Test
    void a_repeated_request_starts_no_other_key() {
        var first = started(ISSUER, "rotation-twice", "{}");

        assertThat(started(ISSUER, "rotation-twice", "{}")).isEqualTo(first);
        await(() -> stateOf(first).equals("SIGNING"));
    }

    @Test
    void refuses_what_is_not_there_and_times_that_make_no_sense() {
        var steward = api().as("steward-1");

        assertThat(steward.post("/api/v1/trust/issuers/nobody/keys", "{}", "no-issuer")
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(compromised("0011223344556677", "no-key", "{}").code()).isEqualTo("NOT_FOUND");
        assertThat(compromised("x", "no-kid", "{}").code()).isEqualTo("NOT_FOUND");
        assertThat(start(ISSUER, "past", "{\"signsFrom\":\"2020-01-01T00:00:00Z\"}")
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(compromised(signingKey(ISSUER), "future", "{\"since\":\"2222-01-01T00:00:00Z\"}")
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(steward.get("/api/v1/trust/keys/0011223344556677").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void refuses_a_key_for_SM2_where_it_is_off() {
        var refused = start(ISSUER, "sm2", "{\"algorithm\":\"SM2_SM3\"}");

        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.text()).contains("SM2_OFF");
    }

    private Api.Response start(String issuer, String key, String body) {
        return api().as("steward-1").post("/api/v1/trust/issuers/" + issuer + "/keys", body, key);
    }

    private String started(String issuer, String key, String body) {
        var answer = start(issuer, key, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().get("key").asString();
    }

    private Api.Response compromised(String kid, String key, String body) {
        return api().as("steward-1").post("/api/v1/trust/keys/" + kid + "/compromise", body, key);
    }

    private String stateOf(String kid) {
        return api().as("auditor-1")
                .get("/api/v1/trust/keys/" + kid)
                .json()
                .get("state")
                .asString();
    }

    /** The states of the issuer's keys, by key. */
    private Map<String, String> states(String issuer) {
        var states = new HashMap<String, String>();
        for (var key : api().as("steward-1").get("/api/v1/trust/keys").json()) {
            if (key.get("issuer").asString().equals(issuer)) {
                states.put(key.get("key").asString(), key.get("state").asString());
            }
        }
        return states;
    }

    private String signingKey(String issuer) {
        return states(issuer).entrySet().stream()
                .filter(key -> key.getValue().equals("SIGNING"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private String keyOf(String certificate) {
        return database.sql("select key from certificate where id = :id")
                .param("id", certificate)
                .query(String.class)
                .single();
    }

    private VerdictCode verdict(String pass) {
        return new TestDesk(api()).verdict(pass).code();
    }

    private boolean knows(String kid) {
        return new TestDesk(api()).bundle().content().issuerKey(Kid.ofHex(kid)).isPresent();
    }

    private TrustedKey inBundle(String kid) {
        return new TestDesk(api())
                .bundle()
                .content()
                .issuerKey(Kid.ofHex(kid))
                .orElseThrow()
                .key();
    }
}
