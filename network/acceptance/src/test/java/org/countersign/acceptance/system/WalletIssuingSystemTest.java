package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.system.fault.Signals;
import org.countersign.acceptance.wallet.Access;
import org.countersign.acceptance.wallet.CredentialEndpoint;
import org.countersign.acceptance.wallet.CredentialEndpoint.Delivery;
import org.countersign.acceptance.wallet.CredentialOffer;
import org.countersign.acceptance.wallet.DeviceKey;
import org.countersign.acceptance.wallet.IssuerAddresses;
import org.countersign.acceptance.wallet.MessageEncryption;
import org.countersign.acceptance.wallet.TokenEndpoint;
import org.countersign.acceptance.wallet.WalletRefused;
import org.junit.jupiter.api.Test;

/** An officer offers, a citizen's wallet fetches: every flow of OpenID4VCI 1.0 over TLS, by our own holder. */
@OnRunningStack
class WalletIssuingSystemTest {
    private static final int MOST_RETURNS = 20;
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final PaperKind KIND = PaperKind.ELDERLY;
    private static final String SD_JWT_VC = KIND.type() + "_sd_jwt_vc";
    private static final String COUNTER_PASS = KIND.type() + "_counter_pass";
    private static final WalletOffice.Terms WITH_DIGITS =
            new WalletOffice.Terms(WalletOffice.Grant.PRE_AUTHORIZED_CODE, true, List.of());
    private static final WalletOffice.Terms SIGNING_IN =
            new WalletOffice.Terms(WalletOffice.Grant.AUTHORIZATION_CODE, false, List.of());

    private final Clock clock = Clock.systemUTC();
    private final StackFolder stack;
    private final HttpClient http;
    private final WalletOffice office;
    private final CitizenWallet citizen;
    private final Paper paper;

    WalletIssuingSystemTest(TlsStack tls) {
        this.stack = tls.stack().folder();
        this.http = stack.http().build();
        this.office = new WalletOffice(
                new GatewayClient(http, stack.gateway(), stack.clientWithRole("officer"), clock),
                clock,
                "w-" + clock.millis());
        this.citizen = new CitizenWallet(http, clock);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        this.paper = new Paperwork(
                        new Population(clock.millis() % 1_000_000_000 + PEOPLE.incrementAndGet(), today), today)
                .papers(KIND, 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_offer_by_reference_and_one_by_value_say_the_same() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);

        assertThat(citizen.open(offer.link())).isEqualTo(citizen.open(offer.linkByValue()));
    }

    @Test
    void with_the_digits_a_wallet_gets_the_credential_and_the_pass() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);
        IssuerAddresses issuer = issuer(offer);
        Access access = citizen.redeem(offer);

        Delivery.Ready credential = citizen.fetch(issuer, access, SD_JWT_VC, citizen.keys(1));
        Delivery.Ready pass = citizen.fetch(issuer, access, COUNTER_PASS, citizen.keys(1));

        assertThat(credential.credentials()).singleElement().asString().endsWith("~");
        assertThat(pass.credentials()).singleElement().asString().startsWith("CS1:");
    }

    @Test
    void after_signing_in_a_wallet_gets_the_credential() throws InterruptedException {
        CredentialOffer offer = citizen.open(offer(SIGNING_IN).link());

        Access access = citizen.signIn(offer, paper, SD_JWT_VC);

        assertThat(access.proofs()).isPresent();
        assertThat(citizen.fetch(citizen.issuer(offer), access, SD_JWT_VC, citizen.keys(1))
                        .credentials())
                .hasSize(1);
    }

    @Test
    void each_key_gets_a_copy_of_its_own() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);

        Delivery.Ready copies = citizen.fetch(issuer(offer), citizen.redeem(offer), SD_JWT_VC, citizen.keys(2));

        assertThat(copies.credentials()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void an_encrypted_request_gets_an_encrypted_answer() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);
        IssuerAddresses issuer = issuer(offer);
        MessageEncryption encryption = MessageEncryption.with(issuer, citizen.random);
        Access access = citizen.redeem(offer);

        Delivery first = citizen.credentials(issuer).fetchEncrypted(access, SD_JWT_VC, citizen.keys(1), encryption);

        assertThat(citizen.credentials(issuer)
                        .await(access, first, MOST_RETURNS)
                        .credentials())
                .hasSize(1);
    }

    @Test
    void a_wallet_that_sends_one_proof_as_older_drafts_had_it_is_served() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);
        CredentialEndpoint endpoint = citizen.credentials(issuer(offer));
        Access access = citizen.redeem(offer);

        JsonObject request =
                endpoint.draftRequest(access, SD_JWT_VC, citizen.keys(1).getFirst());
        Delivery.Ready delivered = endpoint.await(access, endpoint.send(access, request), MOST_RETURNS);

        assertThat(request.names()).contains("proof").doesNotContain("proofs");
        assertThat(delivered.credentials()).hasSize(1);
    }

    @Test
    void while_the_ledger_is_silent_a_wallet_is_told_to_come_back_and_then_gets_the_credential() throws Exception {
        WalletOffice.Offer offer = offer(WITH_DIGITS);
        CredentialEndpoint endpoint = citizen.credentials(issuer(offer));
        Access access = citizen.redeem(offer);
        JsonObject request = endpoint.request(access, SD_JWT_VC, citizen.keys(1));

        Delivery first;
        Delivery second;
        Signals.freeze(stack.pid("chaincode"));
        try {
            first = endpoint.send(access, request);
            second = endpoint.comeBack(access, later(first));
        } finally {
            Signals.thaw(stack.pid("chaincode"));
        }
        Delivery.Ready delivered = endpoint.await(access, second, MOST_RETURNS);

        assertThat(later(second).intervalSeconds()).isPositive();
        assertThat(delivered.credentials()).hasSize(1);
        assertThatThrownBy(() -> endpoint.comeBack(access, later(second)))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo("invalid_transaction_id"));
    }

    @Test
    void the_issuer_is_told_what_became_of_it() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);
        IssuerAddresses issuer = issuer(offer);
        Access access = citizen.redeem(offer);
        Delivery.Ready delivered = citizen.fetch(issuer, access, SD_JWT_VC, citizen.keys(1));
        CredentialEndpoint endpoint = citizen.credentials(issuer);

        assertThat(delivered.notificationId()).isPresent();
        endpoint.notify(access, delivered.notificationId().orElseThrow(), "credential_accepted");
        assertThatThrownBy(() -> endpoint.notify(access, "another", "credential_accepted"))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo("invalid_notification_id"));
    }

    @Test
    void a_code_is_redeemed_once() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);
        citizen.redeem(offer);

        assertThatThrownBy(() -> citizen.redeem(offer))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo("invalid_grant"));
    }

    @Test
    void without_the_digits_or_with_wrong_ones_nobody_gets_a_token() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);
        CredentialOffer opened = citizen.open(offer.link());
        TokenEndpoint endpoint =
                new TokenEndpoint(citizen.http, citizen.issuer(opened).tokenEndpoint(), Optional.of(citizen.proofs()));
        CredentialOffer.PreAuthorized grant = opened.preAuthorized().orElseThrow();

        assertThatThrownBy(() -> endpoint.redeem(grant, Optional.empty()))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo("invalid_request"));
        assertThatThrownBy(() -> endpoint.redeem(grant, Optional.of("wrong")))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo("invalid_grant"));
    }

    @Test
    void a_proof_is_good_for_one_request() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);
        CredentialEndpoint endpoint = citizen.credentials(issuer(offer));
        Access access = citizen.redeem(offer);
        JsonObject request = endpoint.request(access, SD_JWT_VC, citizen.keys(1));
        endpoint.send(access, request);

        assertThatThrownBy(() -> endpoint.send(access, request))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isIn("invalid_nonce", "invalid_proof"));
    }

    @Test
    void a_bound_token_is_worth_nothing_without_its_key() throws InterruptedException {
        WalletOffice.Offer offer = offer(WITH_DIGITS);
        Access access = citizen.redeem(offer);
        Access stolen =
                new Access(access.token(), access.identifiers(), Optional.of(citizen.proofs()), access.client());
        List<DeviceKey> keys = citizen.keys(1);
        IssuerAddresses issuer = issuer(offer);

        assertThatThrownBy(() -> citizen.fetch(issuer, stolen, SD_JWT_VC, keys))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
    }

    @Test
    void after_revocation_no_further_copy_is_delivered() throws InterruptedException {
        String certificate = office.issue(paper);
        WalletOffice.Offer offer = office.offer(certificate, WITH_DIGITS, certificate);
        IssuerAddresses issuer = issuer(offer);
        Access access = citizen.redeem(offer);
        office.revoke(certificate);
        List<DeviceKey> keys = citizen.keys(1);

        assertThatThrownBy(() -> citizen.fetch(issuer, access, SD_JWT_VC, keys))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo("credential_request_denied"));
    }

    private static Delivery.Later later(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Later.class);
        return (Delivery.Later) delivery;
    }

    private WalletOffice.Offer offer(WalletOffice.Terms terms) throws InterruptedException {
        String certificate = office.issue(paper);
        return office.offer(certificate, terms, certificate);
    }

    private IssuerAddresses issuer(WalletOffice.Offer offer) throws InterruptedException {
        return citizen.issuer(citizen.open(offer.link()));
    }
}
