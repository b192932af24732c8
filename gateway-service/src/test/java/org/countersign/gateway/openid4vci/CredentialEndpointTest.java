package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.gateway.openid4vci.TestIssuer.CONFIGURATION;
import static org.countersign.gateway.openid4vci.TestIssuer.IDENTIFIER;
import static org.countersign.gateway.openid4vci.TestIssuer.grant;
import static org.countersign.gateway.openid4vci.TestWallet.request;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenID4VCI 1.0, sections 8, 9 and 11: what the endpoints give, and what they refuse. */
class CredentialEndpointTest {
    private static final TestWallet phone = TestWallet.onP256();

    @TempDir
    private static Path folder;

    private TestIssuer issuer;
    private static int number;

    @BeforeEach
    void start() {
        issuer = TestIssuer.plain(folder.resolve("issuer-" + number++));
    }

    @AfterEach
    void stop() throws Exception {
        issuer.close();
    }

    @Test
    void gives_one_copy_for_each_key() {
        var tablet = TestWallet.onEd25519();
        var nonce = issuer.nonce();

        var answer = issuer.credential(
                grant("g"),
                request(
                        IDENTIFIER,
                        phone.proof(TestIssuer.ISSUER, nonce, issuer.clock.instant()),
                        tablet.proof(TestIssuer.ISSUER, nonce, issuer.clock.instant())));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json()
                        .at("/credentials")
                        .valueStream()
                        .map(one -> one.get("credential").asString()))
                .containsExactly(
                        "sd-jwt-vc for " + phone.key().spki().hex(),
                        "sd-jwt-vc for " + tablet.key().spki().hex());
        assertThat(answer.json().get("notification_id").asString()).hasSizeGreaterThan(20);
    }

    @Test
    void takes_the_single_proof_of_draft_15_and_ignores_what_it_does_not_know() {
        var answer = issuer.credential(
                grant("g"),
                Map.of(
                        "credential_identifier",
                        IDENTIFIER,
                        "format",
                        "dc+sd-jwt",
                        "from_the_future",
                        Map.of("a", 1),
                        "proof",
                        Map.of("proof_type", "jwt", "jwt", issuer.proof(phone))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void without_identifiers_in_the_token_response_the_configuration_is_named() {
        var byScope = new WalletGrant(
                "g", Optional.of("wallet"), List.of(new GrantedCredential(CONFIGURATION, List.of(IDENTIFIER))), false);

        var answer = issuer.credential(
                byScope,
                Map.of(
                        "credential_configuration_id",
                        CONFIGURATION,
                        "proofs",
                        Map.of("jwt", List.of(issuer.proof(phone)))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(issuer.copies.certificates()).containsExactly(TestIssuer.CERTIFICATE);
        assertThat(issuer.credential(byScope, request(IDENTIFIER, issuer.proof(phone)))
                        .error())
                .isEqualTo("400 invalid_credential_request");
    }

    @Test
    void refuses_a_configuration_that_is_unknown_or_not_granted() {
        var byScope =
                new WalletGrant("g", Optional.empty(), List.of(new GrantedCredential(CONFIGURATION, List.of())), false);

        assertThat(issuer.credential(byScope, configuration("nothing_sd_jwt_vc"))
                        .error())
                .isEqualTo("400 unknown_credential_configuration");
        var other = issuer.credential(byScope, configuration("residence-permit_counter_pass"));
        assertThat(other.error()).isEqualTo("403 insufficient_scope");
        assertThat(other.header("WWW-Authenticate")).contains("insufficient_scope");
        assertThat(issuer.credential(byScope, configuration(CONFIGURATION)).error())
                .isEqualTo("400 credential_request_denied");
    }

    @Test
    void refuses_an_identifier_of_somebody_else_like_one_that_never_was() {
        assertThat(issuer.credential(
                                grant("g"),
                                request("019ab1f0-0000-7000-8000-000000000002.sd_jwt_vc", issuer.proof(phone)))
                        .error())
                .isEqualTo("400 unknown_credential_identifier");
        assertThat(issuer.credential(grant("g"), request("nonsense", issuer.proof(phone)))
                        .error())
                .isEqualTo("400 unknown_credential_identifier");
        assertThat(issuer.copies.count()).isZero();
    }

    @Test
    void refuses_identifier_and_configuration_together_or_neither() {
        var both = new HashMap<String, Object>(request(IDENTIFIER, issuer.proof(phone)));
        both.put("credential_configuration_id", CONFIGURATION);
        assertThat(issuer.credential(grant("g"), both).error()).isEqualTo("400 invalid_credential_request");

        both.remove("credential_identifier");
        assertThat(issuer.credential(grant("g"), both).error()).isEqualTo("400 invalid_credential_request");

        both.remove("credential_configuration_id");
        assertThat(issuer.credential(grant("g"), both).error()).isEqualTo("400 invalid_credential_request");
    }

    @Test
    void refuses_a_body_that_is_not_a_json_object() {
        for (var body : List.of("", "[]", "{", "{\"a\":1,\"a\":2}")) {
            assertThat(issuer.send(OpenId4Vci.CREDENTIAL_PATH, grant("g"), TestIssuer.JSON, body)
                            .error())
                    .isEqualTo("400 invalid_credential_request");
        }
        assertThat(issuer.send(OpenId4Vci.CREDENTIAL_PATH, grant("g"), "text/plain", "{}")
                        .error())
                .isEqualTo("400 invalid_credential_request");
    }

    @Test
    void a_nonce_is_taken_once() {
        var nonce = issuer.nonce();
        var proof = phone.proof(TestIssuer.ISSUER, nonce, issuer.clock.instant());
        assertThat(issuer.credential(grant("g"), request(IDENTIFIER, proof)).status())
                .isEqualTo(200);

        var replayed = issuer.credential(grant("g"), request(IDENTIFIER, proof));
        var anotherProof = issuer.credential(
                grant("other"),
                request(IDENTIFIER, TestWallet.onP256().proof(TestIssuer.ISSUER, nonce, issuer.clock.instant())));

        assertThat(replayed.error()).isEqualTo("400 invalid_nonce");
        assertThat(anotherProof.error()).isEqualTo("400 invalid_nonce");
    }

    @Test
    void a_repeated_request_gets_the_copies_that_are_there() {
        var first = issuer.credential(grant("g"), request(IDENTIFIER, issuer.proof(phone)));
        var again = issuer.credential(grant("g"), request(IDENTIFIER, issuer.proof(phone)));

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(issuer.copies.count()).isEqualTo(1);
    }

    @Test
    void a_grant_gets_no_more_copies_than_configured() {
        for (var i = 0; i < issuer.properties.copiesPerGrant(); i++) {
            assertThat(issuer.credential(grant("g"), request(IDENTIFIER, issuer.proof(TestWallet.onP256())))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(issuer.credential(grant("g"), request(IDENTIFIER, issuer.proof(TestWallet.onP256())))
                        .error())
                .isEqualTo("400 credential_request_denied");
        assertThat(issuer.credential(grant("another"), request(IDENTIFIER, issuer.proof(TestWallet.onP256())))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_the_ledger_has_not_decided_comes_later_and_once() {
        issuer.copies.decide(false);
        var pending = issuer.credential(grant("g"), request(IDENTIFIER, issuer.proof(phone)));
        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.header("Cache-Control")).isEqualTo("no-store");
        assertThat(pending.json().get("interval").asInt()).isEqualTo(5);
        var transaction = "{\"transaction_id\":\"%s\"}"
                .formatted(pending.json().get("transaction_id").asString());

        var still = deferred("g", transaction);
        assertThat(still.status()).isEqualTo(202);
        assertThat(still.text()).isEqualTo(pending.text());
        assertThat(deferred("somebody else", transaction).error()).isEqualTo("400 invalid_transaction_id");

        issuer.copies.decide(true);
        assertThat(deferred("g", transaction)
                        .json()
                        .at("/credentials/0/credential")
                        .asString())
                .startsWith("sd-jwt-vc for ");
        assertThat(deferred("g", transaction).error()).isEqualTo("400 invalid_transaction_id");
    }

    @Test
    void refuses_an_unknown_transaction_and_a_request_without_one() {
        assertThat(deferred("g", "{\"transaction_id\":\"x\"}").error()).isEqualTo("400 invalid_transaction_id");
        assertThat(deferred("g", "{}").error()).isEqualTo("400 invalid_credential_request");
        assertThat(deferred("g", "{\"transaction_id\":7}").error()).isEqualTo("400 invalid_credential_request");
    }

    @Test
    void what_the_ledger_refuses_is_denied() {
        issuer.copies.refuse(RefusalCode.REVOKED_IS_FINAL);

        assertThat(issuer.credential(grant("g"), request(IDENTIFIER, issuer.proof(phone)))
                        .error())
                .isEqualTo("400 credential_request_denied");
    }

    @Test
    void a_request_that_cannot_be_served_now_leaves_its_nonce_good() {
        var proof = issuer.proof(phone);
        issuer.copies.fail(ProblemException.tooBusy("full", Duration.ofSeconds(2)));
        var busy = issuer.credential(grant("g"), request(IDENTIFIER, proof));
        assertThat(busy.error()).isEqualTo("503 temporarily_unavailable");
        assertThat(busy.header("Retry-After")).isNotBlank();

        issuer.copies.fail(new ProblemException(ProblemCode.REVOKED_IS_FINAL, "revoked"));
        assertThat(issuer.credential(grant("g"), request(IDENTIFIER, proof)).error())
                .isEqualTo("400 credential_request_denied");
        assertThat(issuer.rows("openid4vci_used_nonce")).isZero();
        assertThat(issuer.rows("openid4vci_delivery")).isZero();
    }

    @Test
    void hears_what_became_of_a_credential_again_and_again() {
        var id = issuer.credential(grant("g"), request(IDENTIFIER, issuer.proof(phone)))
                .json()
                .get("notification_id")
                .asString();
        var accepted = "{\"notification_id\":\"%s\",\"event\":\"credential_accepted\",\"event_description\":\"ok\"}"
                .formatted(id);

        assertThat(notified("g", accepted).status()).isEqualTo(204);
        assertThat(notified("g", accepted).status()).isEqualTo(204);
        assertThat(notified("g", accepted.replace("accepted", "deleted")).status())
                .isEqualTo(204);
        assertThat(issuer.database
                        .jdbc()
                        .sql("select event from openid4vci_delivery")
                        .query(String.class)
                        .list())
                .containsExactly("credential_deleted");
        assertThat(notified("somebody else", accepted).error()).isEqualTo("400 invalid_notification_id");
    }

    @Test
    void refuses_an_unknown_notification_and_a_malformed_one() {
        var unknown = "{\"notification_id\":\"x\",\"event\":\"credential_accepted\"}";

        assertThat(notified("g", unknown).error()).isEqualTo("400 invalid_notification_id");
        for (var body : List.of(
                "{}",
                "[]",
                unknown.replace("accepted", "eaten"),
                unknown.replace("\"x\"", "7"),
                unknown.replace("}", ",\"event_description\":7}"))) {
            assertThat(notified("g", body).error()).isEqualTo("400 invalid_notification_request");
        }
    }

    @Test
    void what_has_ended_is_forgotten() {
        issuer.credential(grant("g"), request(IDENTIFIER, issuer.proof(phone)));
        issuer.clock.move(issuer.properties.nonceLifetime().plusSeconds(1));
        issuer.sweep();
        assertThat(issuer.rows("openid4vci_used_nonce")).isZero();
        assertThat(issuer.rows("openid4vci_delivery")).isEqualTo(1);

        issuer.clock.move(issuer.properties.kept());
        issuer.sweep();
        assertThat(issuer.rows("openid4vci_delivery")).isZero();
    }

    private Map<String, Object> configuration(String id) {
        return Map.of("credential_configuration_id", id, "proofs", Map.of("jwt", List.of(issuer.proof(phone))));
    }

    private TestIssuer.Answer deferred(String grant, String body) {
        return issuer.send(OpenId4Vci.DEFERRED_PATH, grant(grant), TestIssuer.JSON, body);
    }

    private TestIssuer.Answer notified(String grant, String body) {
        return issuer.send(OpenId4Vci.NOTIFICATION_PATH, grant(grant), TestIssuer.JSON, body);
    }
}
