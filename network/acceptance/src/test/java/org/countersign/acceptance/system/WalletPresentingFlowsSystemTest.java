package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.wallet.Browser;
import org.countersign.acceptance.wallet.CredentialOffer;
import org.countersign.acceptance.wallet.DeviceKey;
import org.countersign.acceptance.wallet.HeldCredentials;
import org.countersign.acceptance.wallet.PresentationRequest;
import org.countersign.acceptance.wallet.Presenter;
import org.countersign.acceptance.wallet.SignedRequests;
import org.countersign.acceptance.wallet.WalletRefused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every way of OpenID4VP 1.0 from a wallet to the counter's server, over HTTPS, with one credential that the wallet holds. */
@OnRunningStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalletPresentingFlowsSystemTest {
    private static final PaperKind KIND = PaperKind.RESIDENCE;
    private static final String CONFIGURATION = KIND.type() + "_sd_jwt_vc";
    private static final String PURPOSE = "counter-identity";
    private static final URI WALLET = URI.create("openid4vp:/");
    private static final WalletOffice.Terms TERMS =
            new WalletOffice.Terms(WalletOffice.Grant.PRE_AUTHORIZED_CODE, true, List.of(CONFIGURATION));

    private final Clock clock = Clock.systemUTC();
    private final RunningStack stack;
    private final StackFolder folder;
    private final CitizenWallet citizen;
    private final AskingCounter counter;
    private final WalletOffice office;
    private final HeldCredentials held;
    private final Presenter presenter;

    WalletPresentingFlowsSystemTest(TlsStack tls) throws Exception {
        this.stack = tls.stack();
        this.folder = stack.folder();
        HttpClient http = folder.http().build();
        this.citizen = new CitizenWallet(http, clock);
        this.counter = new AskingCounter(folder, citizen.http);
        this.office = new WalletOffice(client("officer"), clock, "flows-" + clock.millis());
        this.held = new HeldCredentials(PublishedTrust.of(client("counter")), AskingCounter.VCT_BASE);
        this.presenter = new Presenter(citizen.http, held, clock);
    }

    @BeforeAll
    void the_wallet_holds_a_credential() throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String certificate =
                office.issue(new Paperwork(new Population(9_000_000 + clock.millis() % 1_000_000, today), today)
                        .papers(KIND, 1)
                        .findFirst()
                        .orElseThrow());
        WalletOffice.Offer offer = office.offer(certificate, TERMS, certificate);
        CredentialOffer opened = citizen.open(offer.link());
        List<DeviceKey> keys = citizen.keys(1);
        held.keep(
                citizen.fetch(citizen.issuer(opened), citizen.redeem(offer), CONFIGURATION, keys)
                        .credentials()
                        .getFirst(),
                keys.getFirst());
        stack.synchronise();
    }

    @Test
    void the_holder_agrees_to_a_sentence_by_presenting() throws Exception {
        JsonObject sentence = new JsonObject().add("zh", "同意登记").add("en", "I agree to be registered");
        JsonObject started =
                counter.start(AskingCounter.wish(PURPOSE, "cross_device").add("agreement", sentence));
        PresentationRequest request = counter.open(started.getString("link", ""));

        presenter.answer(request, presenter.token(request));

        assertThat(request.transactionData()).hasSize(1);
        assertAccepted(started);
    }

    @Test
    void what_was_agreed_to_elsewhere_does_not_count_here() throws Exception {
        JsonObject sentence = new JsonObject().add("zh", "同意").add("en", "I agree");
        JsonObject wish = AskingCounter.wish(PURPOSE, "cross_device").add("agreement", sentence);
        PresentationRequest first = counter.open(counter.start(wish).getString("link", ""));
        PresentationRequest second = counter.open(counter.start(wish).getString("link", ""));

        assertRefused(second, presenter.token(first));
    }

    @Test
    void an_unsigned_request_stands_in_the_link() throws Exception {
        JsonObject started =
                counter.start(AskingCounter.wish(PURPOSE, "cross_device").add("client_id_prefix", "redirect_uri"));
        String link = started.getString("link", "");
        PresentationRequest request = counter.open(link);

        presenter.answer(request, presenter.token(request));

        assertThat(link).doesNotContain("request_uri=");
        assertAccepted(started);
        assertRefused(request, presenter.token(request));
    }

    @Test
    void a_request_that_is_fetched_by_post_holds_the_nonce_of_the_wallet() throws Exception {
        JsonObject started =
                counter.start(AskingCounter.wish(PURPOSE, "cross_device").add("request_uri_method", "post"));
        String link = started.getString("link", "");
        PresentationRequest request = counter.open(link);

        assertThat(request.parameters().getString("wallet_nonce", "")).isEqualTo("of-this-wallet");
        assertThatThrownBy(() -> counter.open(link))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(410));
    }

    @Test
    void on_the_same_device_the_browser_that_began_comes_back_with_the_response_code() throws Exception {
        JsonObject started = counter.start(AskingCounter.wish(PURPOSE, "same_device"));
        Browser browser = citizen.browser();
        URI back = answeredOnTheSameDevice(started, browser);
        String waiting = counter.state(started).getString("state", "");

        Browser.Shown.Page page = (Browser.Shown.Page) browser.open(back, WALLET);

        assertThat(back.getQuery()).startsWith("response_code=");
        assertThat(waiting).isEqualTo("AWAITING_BROWSER");
        assertThat(page.status()).isEqualTo(200);
        assertAccepted(started);
    }

    @Test
    void another_browser_gets_nothing_and_ends_it() throws Exception {
        JsonObject started = counter.start(AskingCounter.wish(PURPOSE, "same_device"));
        URI back = answeredOnTheSameDevice(started, citizen.browser());

        Browser.Shown.Page page = (Browser.Shown.Page) citizen.browser().open(back, WALLET);

        assertThat(page.status()).isEqualTo(403);
        assertThat(counter.state(started).getString("state", "")).isEqualTo("OTHER_BROWSER");
    }

    @Test
    void a_page_asks_through_the_browsers_own_interface() throws Exception {
        JsonObject started = startedByPage();
        PresentationRequest request =
                PresentationRequest.ofPage(started.get("digital").asObject(), StackSettings.ORIGIN, counter.believed());

        int status = counter.giveBack(
                        started, StackSettings.ORIGIN, presenter.answerToPage(request, presenter.token(request)))
                .status();

        assertThat(request.audience()).isEqualTo("origin:" + StackSettings.ORIGIN);
        assertThat(status).isEqualTo(200);
        assertAccepted(started);
    }

    @Test
    void another_page_can_neither_ask_nor_answer_in_its_name() throws Exception {
        JsonObject started = startedByPage();
        JsonObject digital = started.get("digital").asObject();
        SignedRequests believed = counter.believed();
        PresentationRequest request = PresentationRequest.ofPage(digital, StackSettings.ORIGIN, believed);
        JsonObject answer = presenter.answerToPage(request, presenter.token(request));

        assertThatThrownBy(() -> PresentationRequest.ofPage(digital, "https://other.test", believed))
                .isInstanceOf(Failure.class);
        assertThat(counter.giveBack(started, "https://other.test", answer).status())
                .isEqualTo(400);
    }

    @Test
    void the_holder_may_decline() throws Exception {
        JsonObject started = counter.start(AskingCounter.wish(PURPOSE, "cross_device"));
        PresentationRequest request = counter.open(started.getString("link", ""));

        presenter.decline(request, "access_denied");

        assertThat(counter.state(started).getString("state", "")).isEqualTo("DECLINED");
        assertRefused(request, presenter.token(request));
    }

    private JsonObject startedByPage() throws InterruptedException {
        return counter.start(AskingCounter.wish(PURPOSE, "dc_api").add("origin", StackSettings.ORIGIN));
    }

    /** The wallet has answered; where the browser is to go. */
    private URI answeredOnTheSameDevice(JsonObject started, Browser browser) throws InterruptedException {
        Browser.Shown.Elsewhere opened =
                (Browser.Shown.Elsewhere) browser.open(URI.create(started.getString("begin_uri", "")), WALLET);
        PresentationRequest request = counter.open(opened.address().toString());
        return URI.create(
                presenter.answer(request, presenter.token(request)).object().getString("redirect_uri", ""));
    }

    private void assertAccepted(JsonObject started) throws InterruptedException {
        JsonObject state = counter.state(started);
        assertThat(state.getString("state", "")).isEqualTo("CHECKED");
        assertThat(state.getBoolean("accepted", false)).isTrue();
    }

    private void assertRefused(PresentationRequest request, JsonObject token) {
        assertThatThrownBy(() -> presenter.answer(request, token))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.status()).isBetween(400, 499));
    }

    private GatewayClient client(String role) {
        return new GatewayClient(folder.http().build(), folder.gateway(), folder.clientWithRole(role), clock);
    }
}
