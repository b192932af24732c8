package org.countersign.gateway.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.authorization.TestProof;
import org.countersign.gateway.authorization.TestWallets;
import org.countersign.gateway.issuance.Officer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device proves the key of its copy, and is told how its certificate stands. */
class HolderCertificateTest extends GatewayTest {
    private static final String TYPE = "residence-permit";
    private static final String CERTIFICATE = "certificate";

    @Test
    void tells_the_device_how_its_certificate_stands_and_why() {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(TYPE, 61_001), "holder-61001");
        var device = new TestDevice(api());
        device.fetch(id, TYPE);

        var valid = device.get(CERTIFICATE);
        officer.changed(id, "SUSPENDED", "holder-61001-suspend");
        await(() -> device.get(CERTIFICATE).text().contains("SUSPENDED"));
        var suspended = device.get(CERTIFICATE);

        assertThat(valid.status()).as(valid.text()).isEqualTo(200);
        assertThat(valid.header("Cache-Control")).isEqualTo("no-store");
        assertThat(valid.text()).isEqualTo("{\"id\":\"%s\",\"type\":\"%s\",\"status\":\"VALID\"}".formatted(id, TYPE));
        assertThat(suspended.json().get("reason").asString()).isEqualTo("test");
    }

    @Test
    void knows_no_key_that_no_copy_is_bound_to() {
        var stranger = new TestDevice(api());

        var refused = stranger.get(CERTIFICATE);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.mediaType()).isEqualTo("application/problem+json");
        assertThat(refused.code()).isEqualTo("HOLDER_UNKNOWN");
    }

    @Test
    void asks_for_a_fresh_nonce_and_brings_it() {
        var device = new TestDevice(api());

        for (var proof : new String[] {
            "",
            device.proof("GET", CERTIFICATE).with("nonce", null).sign(),
            device.proof("GET", CERTIFICATE).with("nonce", "AAAA").sign()
        }) {
            var refused = device.send("GET", CERTIFICATE, "", "", proof);

            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("HOLDER_NONCE");
            assertThat(refused.header("DPoP-Nonce")).isNotEmpty();
            assertThat(refused.header("WWW-Authenticate")).startsWith("DPoP ").contains("use_dpop_nonce");
        }
    }

    @Test
    void takes_a_proof_once() {
        var device = new TestDevice(api());
        device.get(CERTIFICATE);
        var proof = device.proof("GET", CERTIFICATE).sign();

        assertThat(device.send("GET", CERTIFICATE, "", "", proof).code()).isEqualTo("HOLDER_UNKNOWN");
        assertThat(device.send("GET", CERTIFICATE, "", "", proof).code()).isEqualTo("HOLDER_PROOF");
    }

    @ParameterizedTest
    @CsvSource({"htm, POST", "htu, https://evil.example/api/v1/holder/certificate", "jti, ''"})
    void refuses_a_proof_for_something_else(String claim, String value) {
        var device = new TestDevice(api());
        device.get(CERTIFICATE);

        var refused = device.send(
                "GET",
                CERTIFICATE,
                "",
                "",
                device.proof("GET", CERTIFICATE).with(claim, value).sign());

        assertThat(refused.code()).isEqualTo("HOLDER_PROOF");
    }

    @Test
    void refuses_a_proof_of_another_time_type_or_key() {
        var device = new TestDevice(api());
        device.get(CERTIFICATE);
        var proofs = new String[] {
            device.proof("GET", CERTIFICATE)
                    .issuedAt(Instant.now().minusSeconds(600))
                    .sign(),
            device.proof("GET", CERTIFICATE).type("jwt").sign(),
            device.proof("GET", CERTIFICATE).showing(TestProof.newKey()).sign(),
            "x.y.z"
        };

        for (var proof : proofs) {
            assertThat(device.send("GET", CERTIFICATE, "", "", proof).code()).isEqualTo("HOLDER_PROOF");
        }
    }

    @Test
    void tokens_open_nothing_here_and_proofs_nothing_elsewhere() {
        var device = new TestDevice(api());
        device.get(CERTIFICATE);

        assertThat(api().as("officer-1").get("/api/v1/holder/certificate").code())
                .isEqualTo("HOLDER_NONCE");
        assertThat(api().as("officer-1").get("/api/v1/holder").status()).isIn(401, 403, 404);
        var elsewhere = api().send(api().request("/api/v1/certificates")
                .header("DPoP", device.proof("GET", "../certificates").sign())
                .GET());
        assertThat(elsewhere.status()).isEqualTo(401);
    }

    @Test
    void lets_pages_of_the_wallets_origin_ask_and_read_the_answer() {
        var asked = api().send(api().request("/api/v1/holder/redemptions")
                .header("Origin", TestWallets.PAGES)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "dpop,content-type,idempotency-key")
                .method("OPTIONS", BodyPublishers.noBody()));
        var answered = api().send(api().request("/api/v1/holder/certificate")
                .header("Origin", TestWallets.PAGES)
                .GET());
        var stranger = api().send(api().request("/api/v1/holder/certificate")
                .header("Origin", "https://evil.example")
                .GET());

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("Access-Control-Allow-Headers")).containsIgnoringCase("idempotency-key");
        assertThat(answered.header("Access-Control-Allow-Origin")).isEqualTo(TestWallets.PAGES);
        assertThat(answered.header("Access-Control-Expose-Headers")).contains("DPoP-Nonce");
        assertThat(stranger.status()).isEqualTo(403);
    }
}
