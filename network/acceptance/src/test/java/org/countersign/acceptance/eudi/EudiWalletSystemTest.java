package org.countersign.acceptance.eudi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.ec.eudi.sdjwt.SdJwtVerificationException;
import eu.europa.ec.eudi.sdjwt.vc.NimbusSdJwtVcFactory;
import eu.europa.ec.eudi.sdjwt.vc.SdJwtVcVerifier;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.system.OnRunningStack;
import org.countersign.acceptance.system.TlsStack;
import org.countersign.counter.sync.OneAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wallet that nobody here wrote gets a certificate over TLS. */
@OnRunningStack
class EudiWalletSystemTest {
    private static final PaperKind KIND = PaperKind.ELDERLY;
    private static final String CONFIGURATION = KIND.type() + "_sd_jwt_vc";
    private static final WalletOffice.Terms TERMS =
            new WalletOffice.Terms(WalletOffice.Grant.PRE_AUTHORIZED_CODE, true, List.of(CONFIGURATION));

    private final Clock clock = Clock.systemUTC();
    private final StackFolder stack;
    private final GatewayClient officer;
    private final SSLContext usual;

    EudiWalletSystemTest(TlsStack tls) throws GeneralSecurityException {
        this.stack = tls.stack().folder();
        HttpClient http = stack.http().build();
        this.officer = new GatewayClient(http, stack.gateway(), stack.clientWithRole("officer"), clock);
        this.usual = SSLContext.getDefault();
    }

    @BeforeEach
    void the_library_believes_the_authority_of_the_stack() throws Exception {
        SSLContext.setDefault(OneAuthority.context(stack.authority().orElseThrow()));
    }

    @AfterEach
    void others_believe_whom_they_believed() {
        SSLContext.setDefault(usual);
    }

    @Test
    void receives_a_certificate_over_tls_that_a_foreign_verifier_accepts() throws Exception {
        String received = received();

        assertThat(received).matches("[^~]+\\.[^~]+\\.[^~]+~([^~]+~)+");
        assertThat(KotlinCalls.await(verifier(anchor()), SdJwtVcVerifier.class, "verify", received))
                .isNotNull();
    }

    @Test
    void a_foreign_verifier_refuses_it_below_another_anchor() throws Exception {
        String received = received();
        var other = verifier(stack.authority().orElseThrow());

        assertThatThrownBy(() -> KotlinCalls.await(other, SdJwtVcVerifier.class, "verify", received))
                .isInstanceOf(SdJwtVerificationException.class);
    }

    /** Believes the certificates that the anchor signed. */
    private static SdJwtVcVerifier<?> verifier(Path anchor) throws Exception {
        try (InputStream in = Files.newInputStream(anchor)) {
            PublicKey key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey();
            return NimbusSdJwtVcFactory.INSTANCE.usingX5c(
                    (chain, _) -> chain.size() == 1 && isSignedBy(chain.getFirst(), key));
        }
    }

    private static boolean isSignedBy(X509Certificate certificate, PublicKey key) {
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }

    /** As the gateway publishes it. */
    private Path anchor() throws Exception {
        Path file = Files.createTempFile("anchor", ".pem");
        Files.writeString(file, officer.get("/api/v1/trust/anchor").orFail(200).text());
        return file;
    }

    private String received() throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long seed = clock.instant().toEpochMilli() % 1_000_000;
        var paper = new Paperwork(new Population(7_000_000 + seed, today), today)
                .papers(KIND, 1)
                .findFirst()
                .orElseThrow();
        WalletOffice office = new WalletOffice(officer, clock, "eudi-" + seed);
        WalletOffice.Offer offer = office.offer(office.issue(paper), TERMS, "eudi");
        EudiWallet wallet = new EudiWallet("wallet-dev", URI.create("eudi-openid4ci://authorize"), clock);
        return wallet.receive(offer.link(), offer.txCode().orElseThrow(), CONFIGURATION);
    }
}
