package org.countersign.acceptance.eudi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
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
    void receives_a_certificate_over_tls() throws Exception {
        assertThat(received()).matches("[^~]+\\.[^~]+\\.[^~]+~([^~]+~)+");
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
