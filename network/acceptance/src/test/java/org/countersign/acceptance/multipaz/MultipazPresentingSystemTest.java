package org.countersign.acceptance.multipaz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonObject;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.system.AskingCounter;
import org.countersign.acceptance.system.OnRunningStack;
import org.countersign.acceptance.system.TlsStack;
import org.countersign.acceptance.wallet.Access;
import org.countersign.acceptance.wallet.CredentialEndpoint;
import org.countersign.acceptance.wallet.CredentialOffer;
import org.countersign.acceptance.wallet.IssuerAddresses;
import org.countersign.acceptance.wallet.ProtocolHttp;
import org.countersign.acceptance.wallet.TokenEndpoint;
import org.countersign.counter.sync.OneAuthority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.multipaz.presentment.PresentmentCanceledException;

/** A wallet that nobody here wrote shows its certificate to our counter, over TLS. */
@OnRunningStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MultipazPresentingSystemTest {
    private static final PaperKind KIND = PaperKind.RESIDENCE;
    private static final String CONFIGURATION = KIND.type() + "_sd_jwt_vc";
    private static final WalletOffice.Terms TERMS =
            new WalletOffice.Terms(WalletOffice.Grant.PRE_AUTHORIZED_CODE, true, List.of(CONFIGURATION));

    private final Clock clock = Clock.systemUTC();
    private final TlsStack tls;
    private final StackFolder stack;
    private final ProtocolHttp http;
    private final AskingCounter counter;
    private final SSLContext usual;
    private final MultipazWallet wallet = new MultipazWallet(AskingCounter.VCT_BASE + "/vct/" + KIND.type(), clock);

    MultipazPresentingSystemTest(TlsStack tls) throws GeneralSecurityException {
        this.tls = tls;
        this.stack = tls.stack().folder();
        this.http = new ProtocolHttp(stack.http().build());
        this.counter = new AskingCounter(stack, http);
        this.usual = SSLContext.getDefault();
    }

    @BeforeAll
    void the_wallet_holds_a_certificate() throws Exception {
        SSLContext.setDefault(OneAuthority.context(stack.authority().orElseThrow()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long seed = clock.instant().toEpochMilli() % 1_000_000;
        GatewayClient officer =
                new GatewayClient(stack.http().build(), stack.gateway(), stack.clientWithRole("officer"), clock);
        WalletOffice office = new WalletOffice(officer, clock, "multipaz-" + seed);
        String certificate = office.issue(new Paperwork(new Population(3_000_000 + seed, today), today)
                .papers(KIND, 1)
                .findFirst()
                .orElseThrow());
        WalletOffice.Offer offer = office.offer(certificate, TERMS, "multipaz");
        CredentialOffer opened = CredentialOffer.open(offer.link(), http);
        IssuerAddresses issuer = IssuerAddresses.of(opened.issuer(), http);
        Access access = new TokenEndpoint(http, issuer.tokenEndpoint(), Optional.empty())
                .redeem(opened.preAuthorized().orElseThrow(), offer.txCode());
        CredentialEndpoint endpoint = new CredentialEndpoint(http, issuer, clock);
        wallet.keep(wallet.receive(endpoint, access, CONFIGURATION, issuer.issuer()));
        tls.stack().synchronise();
    }

    @AfterAll
    void others_believe_whom_they_believed() {
        SSLContext.setDefault(usual);
    }

    @Test
    void the_counter_accepts_what_it_shows() throws Exception {
        JsonObject started = counter.start(AskingCounter.wish("counter-identity", "cross_device"));

        wallet.present(started.getString("link", ""), counter.authority());

        assertThat(counter.state(started).getString("state", "")).isEqualTo("CHECKED");
        assertThat(counter.state(started).getBoolean("accepted", false)).isTrue();
    }

    @Test
    void its_holder_shows_nothing_to_a_counter_that_he_does_not_believe() throws Exception {
        JsonObject started = counter.start(AskingCounter.wish("counter-identity", "cross_device"));
        String link = started.getString("link", "");

        assertThatThrownBy(
                        () -> wallet.present(link, certificate(stack.authority().orElseThrow())))
                .isInstanceOf(PresentmentCanceledException.class);
        assertThat(counter.state(started).getString("state", "")).isEqualTo("FETCHED");
    }

    private static X509Certificate certificate(Path pem) throws Exception {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
