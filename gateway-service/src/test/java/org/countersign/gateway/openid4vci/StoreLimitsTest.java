package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.gateway.openid4vci.TestIssuer.IDENTIFIER;
import static org.countersign.gateway.openid4vci.TestIssuer.grant;
import static org.countersign.gateway.openid4vci.TestWallet.request;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.gateway.authorization.PreAuthorizedCodes.PreAuthorizedCode;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much the credential issuer remembers at a time: over the limit it refuses, says when to come back, and serves again when something has ended. */
class StoreLimitsTest {
    private static final TestWallet PHONE = TestWallet.onP256();

    @TempDir
    private Path folder;

    private TestIssuer issuer;

    @BeforeEach
    void start() {
        issuer = TestIssuer.plain(folder.resolve("issuer"));
    }

    @AfterEach
    void stop() throws Exception {
        issuer.close();
    }

    @Test
    void used_nonces() {
        fill("openid4vci_used_nonce (hash, expires_at) select decode(lpad(to_hex(n), 8, '0'), 'hex'), :end");

        var refused = fetch("g");
        assertThat(refused.error()).isEqualTo("503 temporarily_unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(issuer.copies.count()).isZero();

        issuer.clock.move(Duration.ofMinutes(2));
        issuer.sweep();
        assertThat(fetch("g").status()).isEqualTo(200);
    }

    @Test
    void a_nonce_that_comes_again_and_again_takes_no_room() {
        var proof = issuer.proof(PHONE);
        assertThat(issuer.credential(grant("g"), request(IDENTIFIER, proof)).status())
                .isEqualTo(200);
        for (var i = 0; i < issuer.properties.maxOpen(); i++) {
            assertThat(issuer.credential(grant("g"), request(IDENTIFIER, proof)).error())
                    .isEqualTo("400 invalid_nonce");
        }

        assertThat(fetch("g").status()).isEqualTo(200);
    }

    @Test
    void deliveries() {
        fill("""
                openid4vci_delivery (copy, grant_hash, certificate, configuration, keys_hash, copies, transaction_hash, notification_hash, created_at, expires_at)
                select gen_random_uuid(), decode(lpad(to_hex(n), 8, '0'), 'hex'), 'c', 'f', '', 1, decode(lpad(to_hex(n), 8, '0'), 'hex'),
                       decode(lpad(to_hex(n), 8, '0'), 'hex'), :end, :end""");

        var refused = fetch("g");
        assertThat(refused.error()).isEqualTo("503 temporarily_unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(issuer.copies.count()).isZero();

        issuer.clock.move(Duration.ofMinutes(2));
        issuer.sweep();
        assertThat(fetch("g").status()).isEqualTo(200);
    }

    @Test
    void offers() {
        fill("""
                openid4vci_offer (hash, certificate, sealed_by, sealed, expires_at)
                select decode(lpad(to_hex(n), 8, '0'), 'hex'), 'c', 'k', '', :end""");

        assertThatThrownBy(() -> offer("one-more"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ProblemCode.TOO_BUSY));

        issuer.clock.move(Duration.ofMinutes(2));
        issuer.sweep();
        offer("one-more");
        assertThat(issuer.read(OpenId4Vci.OFFER_PATH + "one-more", TestIssuer.JSON)
                        .status())
                .isEqualTo(200);
    }

    /** As many rows as there may be, which end in a minute; they are counted with the next sweep. */
    private void fill(String rows) {
        issuer.database
                .jdbc()
                .sql("insert into " + rows + " from generate_series(1, " + issuer.properties.maxOpen() + ") as row (n)")
                .param("end", issuer.clock.instant().plus(Duration.ofMinutes(1)).atOffset(ZoneOffset.UTC))
                .update();
        issuer.sweep();
    }

    private TestIssuer.Answer fetch(String grant) {
        return issuer.credential(grant(grant), request(IDENTIFIER, issuer.proof(PHONE)));
    }

    private void offer(String address) {
        var end = issuer.clock.instant().plus(Duration.ofMinutes(5));
        var code = new PreAuthorizedCode("code", Optional.empty(), end);
        var offer = CredentialOffer.preAuthorized(TestIssuer.ISSUER, List.of(TestIssuer.CONFIGURATION), code);
        issuer.offers.put(address, TestIssuer.CERTIFICATE, offer, end);
    }
}
