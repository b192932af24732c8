package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
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
import org.countersign.acceptance.wallet.ProtocolHttp;
import org.countersign.acceptance.wallet.SignedRequests;
import org.countersign.acceptance.wallet.WalletRefused;
import org.countersign.format.Bytes;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.UnverifiedTrustBundle;
import org.junit.jupiter.api.Test;

/** The whole life of a certificate in a wallet: issued, offered, fetched, presented and accepted, revoked and refused. */
@OnRunningStack
class WalletPresentingSystemTest {
    private static final PaperKind KIND = PaperKind.RESIDENCE;
    private static final String CONFIGURATION = KIND.type() + "_sd_jwt_vc";
    private static final String VCT_BASE = "https://countersign.test";
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

    WalletPresentingSystemTest(TlsStack tls) {
        this.stack = tls.stack();
        this.folder = stack.folder();
        this.http = folder.http().build();
        this.office = new WalletOffice(client("officer"), clock, "presenting");
        this.citizen = new CitizenWallet(http, clock);
    }

    @Test
    void what_a_wallet_fetched_is_accepted_at_the_counter_until_the_officer_revokes_it() throws Exception {
        String certificate = office.issue(new Paperwork(
                        new Population(5_000_000 + clock.instant().getEpochSecond() % 1_000_000, today()), today())
                .papers(KIND, 1)
                .findFirst()
                .orElseThrow());
        Presenter presenter = new Presenter(citizen.http, received(certificate), clock);
        stack.launcher().run("verify", "--sync");

        JsonObject started = start("x509_hash", "direct_post.jwt", "post");
        PresentationRequest request = open(started);
        presenter.answer(request, presenter.token(request));

        assertThat(state(started).getString("state", "")).isEqualTo("CHECKED");
        assertThat(state(started).getBoolean("accepted", false)).isTrue();

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
        stack.launcher().run("verify", "--sync");
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
            stack.launcher().run("verify", "--sync");
            JsonObject started = start("x509_hash", "direct_post.jwt", "get");
            PresentationRequest request = open(started);
            try {
                presenter.answer(request, presenter.token(request));
            } catch (WalletRefused refused) {
                assertThat(refused.status()).isBetween(400, 499);
                assertThat(state(started).toString()).contains("REVOKED");
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
        HeldCredentials held = new HeldCredentials(trust(), VCT_BASE);
        held.keep(
                citizen.fetch(citizen.issuer(opened), citizen.redeem(offer), CONFIGURATION, keys)
                        .credentials()
                        .getFirst(),
                keys.getFirst());
        return held;
    }

    private TrustBundle trust() throws Exception {
        GatewayClient counter = client("counter");
        String pem = counter.get("/trust/root").orFail(200).text();
        byte[] spki = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Bytes bundle = Bytes.of(counter.get("/trust/bundle").orFail(200).body());
        return UnverifiedTrustBundle.parse(bundle)
                .verify(VerificationKey.ofSpki(Bytes.of(spki)), new JcaSignatureCheck())
                .content();
    }

    private PresentationRequest open(JsonObject started) throws Exception {
        try (var pem = Files.newInputStream(folder.data().resolve("counter/presentations/authority.pem"))) {
            X509Certificate authority =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return PresentationRequest.open(
                    started.getString("link", ""),
                    new SignedRequests(citizen.http, Set.of(authority)),
                    "of-this-wallet");
        }
    }

    private JsonObject start(String prefix, String mode, String method) throws Exception {
        JsonObject wish = new JsonObject()
                .add("purpose", PURPOSE)
                .add("flow", "cross_device")
                .add("client_id_prefix", prefix)
                .add("response_mode", mode)
                .add("request_uri_method", method);
        return citizen.http
                .send(authorized(ProtocolHttp.json(counter("/api/v1/presentations"), wish)))
                .orRefused(201)
                .object();
    }

    private JsonObject state(JsonObject started) throws Exception {
        URI address = counter("/api/v1/presentations/" + started.getString("id", ""));
        return citizen.http
                .send(authorized(ProtocolHttp.to(address).GET()))
                .orRefused(200)
                .object();
    }

    private HttpRequest authorized(HttpRequest.Builder request) throws Exception {
        String token = Files.readString(folder.data().resolve("counter/presentations/api-token"))
                .strip();
        return request.header("Authorization", "Bearer " + token).build();
    }

    private URI counter(String path) {
        return URI.create("https://localhost:" + folder.port("counter") + path);
    }

    private GatewayClient client(String role) {
        return new GatewayClient(http, folder.gateway(), folder.clientWithRole(role), clock);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
