package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.wallet.Access;
import org.countersign.acceptance.wallet.AuthorizationFlow;
import org.countersign.acceptance.wallet.CredentialEndpoint;
import org.countersign.acceptance.wallet.CredentialEndpoint.Delivery;
import org.countersign.acceptance.wallet.CredentialOffer;
import org.countersign.acceptance.wallet.DeviceKey;
import org.countersign.acceptance.wallet.HeldCredentials;
import org.countersign.acceptance.wallet.IssuerAddresses;
import org.countersign.acceptance.wallet.PresentationRequest;
import org.countersign.acceptance.wallet.Presenter;
import org.countersign.acceptance.wallet.TokenEndpoint;
import org.countersign.acceptance.wallet.WalletClient;
import org.countersign.acceptance.wallet.WalletRefused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** OpenID4VC HAIP 1.0 as a whole, over HTTPS: by signing in alone, with attested wallets, attested keys and bound tokens, and presented as HAIP wants it. */
@OnRunningStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaipSystemTest {
    private static final int MOST_RETURNS = 20;
    private static final PaperKind KIND = PaperKind.RESIDENCE;
    private static final String CONFIGURATION = KIND.type() + "_sd_jwt_vc";
    private static final WalletOffice.Terms SIGNING_IN =
            new WalletOffice.Terms(WalletOffice.Grant.AUTHORIZATION_CODE, false, List.of(CONFIGURATION));
    private static final WalletOffice.Terms BY_CODE =
            new WalletOffice.Terms(WalletOffice.Grant.PRE_AUTHORIZED_CODE, true, List.of(CONFIGURATION));

    private final Clock clock = Clock.systemUTC();
    private final RunningStack stack;
    private final StackFolder folder;
    private final WalletMaker maker;
    private final WalletOffice office;
    private final CitizenWallet citizen;
    private final Paper paper;
    private String certificate = "";
    private int offers;

    HaipSystemTest(HaipStack haip) {
        this.stack = haip.stack();
        this.folder = stack.folder();
        this.maker = haip.maker();
        HttpClient http = folder.http().build();
        this.office = new WalletOffice(client("officer"), clock, "haip-" + clock.millis());
        this.citizen = new CitizenWallet(http, clock);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        this.paper = new Paperwork(new Population(8_000_000 + clock.millis() % 1_000_000, today), today)
                .papers(KIND, 1)
                .findFirst()
                .orElseThrow();
    }

    @BeforeAll
    void a_certificate_is_issued() throws InterruptedException {
        certificate = office.issue(paper);
    }

    @Test
    void an_attested_wallet_gets_a_credential_for_an_attested_key_and_the_counter_accepts_it() throws Exception {
        CredentialOffer offer = offer();
        IssuerAddresses issuer = citizen.issuer(offer);
        CredentialEndpoint endpoint = citizen.credentials(issuer);
        Access access = signedIn(offer);
        DeviceKey key = citizen.keys(1).getFirst();
        String nonce = endpoint.nonce();
        String proof = endpoint.proof(key, access.client(), nonce, maker.ofKeys(List.of(key), nonce));

        Delivery first =
                endpoint.send(access, endpoint.request(access, CONFIGURATION, "jwt", new JsonArray().add(proof)));
        List<String> credentials = endpoint.await(access, first, MOST_RETURNS).credentials();

        assertThat(credentials).hasSize(1);
        assertThat(presented(credentials.getFirst(), key).getBoolean("accepted", false))
                .isTrue();
    }

    @Test
    void one_attestation_without_further_proof_gets_a_copy_for_each_of_its_keys() throws Exception {
        CredentialOffer offer = offer();
        CredentialEndpoint endpoint = citizen.credentials(citizen.issuer(offer));
        Access access = signedIn(offer);
        String attestation = maker.ofKeys(citizen.keys(2), endpoint.nonce());
        JsonObject request = endpoint.request(access, CONFIGURATION, "attestation", new JsonArray().add(attestation));

        Delivery first = endpoint.send(access, request);

        assertThat(endpoint.await(access, first, MOST_RETURNS).credentials())
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> endpoint.send(access, request))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isIn("invalid_nonce", "invalid_proof"));
    }

    @Test
    void a_key_for_which_nobody_vouches_gets_nothing() throws Exception {
        CredentialOffer offer = offer();
        CredentialEndpoint endpoint = citizen.credentials(citizen.issuer(offer));
        Access access = signedIn(offer);
        WalletMaker stranger = new WalletMaker(clock);
        String foreign = stranger.ofKeys(citizen.keys(1), endpoint.nonce());
        JsonObject bare = endpoint.request(access, CONFIGURATION, citizen.keys(1));
        JsonObject strangers = endpoint.request(access, CONFIGURATION, "attestation", new JsonArray().add(foreign));

        for (JsonObject request : List.of(bare, strangers)) {
            assertThatThrownBy(() -> endpoint.send(access, request))
                    .isInstanceOfSatisfying(
                            WalletRefused.class,
                            refused -> assertThat(refused.error()).isEqualTo("invalid_proof"));
        }
    }

    @Test
    void a_wallet_for_which_nobody_vouches_cannot_even_begin() throws Exception {
        CredentialOffer offer = offer();
        IssuerAddresses issuer = citizen.issuer(offer);
        WalletClient attested = citizen.attestedClient(HaipStack.CLIENT, maker, issuer);
        WalletClient bare =
                new WalletClient(HaipStack.CLIENT, CitizenWallet.REDIRECT, attested.proofs(), Optional.empty());
        WalletClient strangers = citizen.attestedClient(HaipStack.CLIENT, new WalletMaker(clock), issuer);

        for (WalletClient wallet : List.of(bare, strangers)) {
            AuthorizationFlow flow = new AuthorizationFlow(citizen.http, issuer, wallet, citizen.random);
            assertThatThrownBy(() -> flow.push(CONFIGURATION, offer.issuerState()))
                    .isInstanceOfSatisfying(
                            WalletRefused.class,
                            refused -> assertThat(refused.status()).isBetween(400, 401));
        }
    }

    @Test
    void a_token_is_not_given_without_a_key_to_bind_it_to() throws Exception {
        CredentialOffer offer = offer();
        IssuerAddresses issuer = citizen.issuer(offer);
        WalletClient attested = citizen.attestedClient(HaipStack.CLIENT, maker, issuer);
        WalletClient unbound =
                new WalletClient(HaipStack.CLIENT, CitizenWallet.REDIRECT, Optional.empty(), attested.attestation());

        assertThatThrownBy(() -> citizen.signIn(unbound, offer, paper, CONFIGURATION))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isIn("invalid_dpop_proof", "use_dpop_nonce"));
    }

    @Test
    void there_are_no_pre_authorized_codes() throws Exception {
        IssuerAddresses issuer = citizen.issuer(offer());
        TokenEndpoint token = new TokenEndpoint(
                citizen.http,
                issuer.tokenEndpoint(),
                Optional.of(citizen.proofs()),
                citizen.attestedClient(HaipStack.CLIENT, maker, issuer).attestation());

        assertThat(issuer.serverMetadata()
                        .get("grant_types_supported")
                        .asArray()
                        .values())
                .doesNotContain(Json.value("urn:ietf:params:oauth:grant-type:pre-authorized_code"));
        assertThat(issuer.serverMetadata().getBoolean("require_pushed_authorization_requests", false))
                .isTrue();
        assertThatThrownBy(() -> office.offer(certificate, BY_CODE, "by-code"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("400 VALIDATION_FAILED");
        assertThatThrownBy(() -> token.redeem(new CredentialOffer.PreAuthorized("guessed", false), Optional.empty()))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo("unsupported_grant_type"));
    }

    private CredentialOffer offer() throws InterruptedException {
        offers++;
        return citizen.open(
                office.offer(certificate, SIGNING_IN, "offer-" + offers).link());
    }

    private Access signedIn(CredentialOffer offer) throws InterruptedException {
        WalletClient wallet = citizen.attestedClient(HaipStack.CLIENT, maker, citizen.issuer(offer));
        return citizen.signIn(wallet, offer, paper, CONFIGURATION);
    }

    /** What the counter says of the credential, asked and answered as HAIP 1.0, section 5, wants it. */
    private JsonObject presented(String credential, DeviceKey key) throws Exception {
        HeldCredentials held = new HeldCredentials(PublishedTrust.of(client("counter")), AskingCounter.VCT_BASE);
        held.keep(credential, key);
        stack.synchronise();
        AskingCounter counter = new AskingCounter(folder, citizen.http);
        JsonObject started = counter.start(AskingCounter.wish("counter-identity", "cross_device"));
        PresentationRequest request = counter.open(started.getString("link", ""));
        Presenter presenter = new Presenter(citizen.http, held, clock);
        presenter.answer(request, presenter.token(request));
        return counter.state(started);
    }

    private GatewayClient client(String role) {
        return new GatewayClient(folder.http().build(), folder.gateway(), folder.clientWithRole(role), clock);
    }
}
