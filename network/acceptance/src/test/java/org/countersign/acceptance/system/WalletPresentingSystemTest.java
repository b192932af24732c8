package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.wallet.CredentialOffer;
import org.countersign.acceptance.wallet.DeviceKey;
import org.countersign.acceptance.wallet.HeldCredentials;
import org.countersign.acceptance.wallet.PresentationRequest;
import org.countersign.acceptance.wallet.Presenter;
import org.countersign.acceptance.wallet.WalletRefused;
import org.junit.jupiter.api.Test;

/** The whole life of a certificate in a wallet: issued, offered, fetched, presented and accepted, revoked and refused. */
@OnRunningStack
class WalletPresentingSystemTest {
    private static final PaperKind KIND = PaperKind.RESIDENCE;
    private static final String CONFIGURATION = KIND.type() + "_sd_jwt_vc";
    private static final String PURPOSE = "counter-identity";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final WalletOffice.Terms TERMS =
            new WalletOffice.Terms(WalletOffice.Grant.PRE_AUTHORIZED_CODE, true, List.of(CONFIGURATION));

    private final Clock clock = Clock.systemUTC();
    private final RunningStack stack;
    private final StackFolder folder;
    private final HttpClient http;
    private final WalletOffice office;
    private final CitizenWallet citizen;
    private final AskingCounter counter;

    WalletPresentingSystemTest(TlsStack tls) {
        this.stack = tls.stack();
        this.folder = stack.folder();
        this.http = folder.http().build();
        this.office = new WalletOffice(client("officer"), clock, "presenting");
        this.citizen = new CitizenWallet(http, clock);
        this.counter = new AskingCounter(folder, citizen.http);
    }

    @Test
    void what_a_wallet_fetched_is_accepted_at_the_counter_until_the_officer_revokes_it() throws Exception {
        String certificate = office.issue(new Paperwork(
                        new Population(5_000_000 + clock.instant().getEpochSecond() % 1_000_000, today()), today())
                .papers(KIND, 1)
                .findFirst()
                .orElseThrow());
        Presenter presenter = new Presenter(citizen.http, received(certificate), clock);
        stack.synchronise();

        JsonObject started = start("x509_hash", "direct_post.jwt", "post");
        PresentationRequest request = open(started);
        presenter.answer(request, presenter.token(request));

        assertThat(counter.state(started).getString("state", "")).isEqualTo("CHECKED");
        assertThat(counter.state(started).getBoolean("accepted", false)).isTrue();

        office.revoke(certificate);
        awaitRevocation(presenter);
    }

    @Test
    void an_answer_to_another_request_is_refused() throws Exception {
        String certificate = office.issue(new Paperwork(
                        new Population(6_000_000 + clock.instant().getEpochSecond() % 1_000_000, today()), today())
                .papers(KIND, 1)
                .findFirst()
                .orElseThrow());
        Presenter presenter = new Presenter(citizen.http, received(certificate), clock);
        stack.synchronise();
        PresentationRequest first = open(start("x509_san_dns", "direct_post", "get"));
        PresentationRequest second = open(start("x509_san_dns", "direct_post", "get"));

        assertThatThrownBy(() -> presenter.answer(second, presenter.token(first)))
                .isInstanceOfSatisfying(
                        WalletRefused.class,
                        refused -> assertThat(refused.status()).isBetween(400, 499));
    }

    /** The status is published within a minute; until then a presentation is accepted. */
    private void awaitRevocation(Presenter presenter) throws Exception {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (true) {
            stack.synchronise();
            JsonObject started = start("x509_hash", "direct_post.jwt", "get");
            PresentationRequest request = open(started);
            try {
                presenter.answer(request, presenter.token(request));
            } catch (WalletRefused refused) {
                assertThat(refused.status()).isBetween(400, 499);
                assertThat(counter.state(started).toString()).contains("REVOKED");
                return;
            }
            assertThat(clock.instant()).as("still accepted").isBefore(deadline);
            Thread.sleep(1000);
        }
    }

    private HeldCredentials received(String certificate) throws Exception {
        WalletOffice.Offer offer = office.offer(certificate, TERMS, certificate);
        CredentialOffer opened = citizen.open(offer.link());
        List<DeviceKey> keys = citizen.keys(1);
        HeldCredentials held = new HeldCredentials(PublishedTrust.of(client("counter")), AskingCounter.VCT_BASE);
        held.keep(
                citizen.fetch(citizen.issuer(opened), citizen.redeem(offer), CONFIGURATION, keys)
                        .credentials()
                        .getFirst(),
                keys.getFirst());
        return held;
    }

    private PresentationRequest open(JsonObject started) throws InterruptedException {
        return counter.open(started.getString("link", ""));
    }

    private JsonObject start(String prefix, String mode, String method) throws InterruptedException {
        return counter.start(AskingCounter.wish(PURPOSE, "cross_device")
                .add("client_id_prefix", prefix)
                .add("response_mode", mode)
                .add("request_uri_method", method));
    }

    private GatewayClient client(String role) {
        return new GatewayClient(http, folder.gateway(), folder.clientWithRole(role), clock);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
