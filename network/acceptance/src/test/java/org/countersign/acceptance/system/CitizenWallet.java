package org.countersign.acceptance.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.wallet.Access;
import org.countersign.acceptance.wallet.AuthorizationFlow;
import org.countersign.acceptance.wallet.Browser;
import org.countersign.acceptance.wallet.CredentialEndpoint;
import org.countersign.acceptance.wallet.CredentialEndpoint.Delivery;
import org.countersign.acceptance.wallet.CredentialOffer;
import org.countersign.acceptance.wallet.DeviceKey;
import org.countersign.acceptance.wallet.DpopProofs;
import org.countersign.acceptance.wallet.IssuerAddresses;
import org.countersign.acceptance.wallet.ProtocolHttp;
import org.countersign.acceptance.wallet.TokenEndpoint;
import org.countersign.acceptance.wallet.WalletAttestation;
import org.countersign.acceptance.wallet.WalletClient;

/** A citizen with a telephone: a wallet, and a browser to sign in with. */
final class CitizenWallet {
    /** The client that the gateway's first start registers. */
    static final String CLIENT = "wallet-dev";

    static final URI REDIRECT = URI.create("countersign-wallet://callback");
    private static final int MOST_RETURNS = 20;

    final ProtocolHttp http;
    final SecureRandom random = new SecureRandom();
    private final HttpClient client;
    private final Clock clock;

    CitizenWallet(HttpClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.http = new ProtocolHttp(client);
    }

    CredentialOffer open(String link) throws InterruptedException {
        return CredentialOffer.open(link, http);
    }

    IssuerAddresses issuer(CredentialOffer offer) throws InterruptedException {
        return IssuerAddresses.of(offer.issuer(), http);
    }

    CredentialEndpoint credentials(IssuerAddresses issuer) {
        return new CredentialEndpoint(http, issuer, clock);
    }

    DpopProofs proofs() {
        return new DpopProofs(DeviceKey.fresh(random), clock, random);
    }

    /** Opens the offer, tells the digits, and gets a token that is bound to a fresh key. */
    Access redeem(WalletOffice.Offer offer) throws InterruptedException {
        CredentialOffer opened = open(offer.link());
        return new TokenEndpoint(http, issuer(opened).tokenEndpoint(), Optional.of(proofs()))
                .redeem(opened.preAuthorized().orElseThrow(), offer.txCode());
    }

    /** The wallet that is registered for trying, without a secret. */
    WalletClient publicClient() {
        return new WalletClient(CLIENT, REDIRECT, Optional.of(proofs()), Optional.empty());
    }

    /** An installation of {@code client} for which its maker vouches. */
    WalletClient attestedClient(String client, WalletMaker maker, IssuerAddresses issuer) {
        DeviceKey installation = DeviceKey.fresh(random);
        WalletAttestation attestation = new WalletAttestation(
                maker.ofInstallation(client, installation), installation, issuer.server(), clock, random);
        return new WalletClient(client, REDIRECT, Optional.of(proofs()), Optional.of(attestation));
    }

    Access signIn(CredentialOffer offer, Paper paper, String configuration) throws InterruptedException {
        return signIn(publicClient(), offer, paper, configuration);
    }

    /** Signs in as the person of the paper, allows it, and gets a token that is bound to a fresh key. */
    Access signIn(WalletClient wallet, CredentialOffer offer, Paper paper, String configuration)
            throws InterruptedException {
        AuthorizationFlow flow = new AuthorizationFlow(http, issuer(offer), wallet, random);
        AuthorizationFlow.Pushed pushed = flow.push(configuration, offer.issuerState());
        return flow.exchange(flow.code(pushed, consent(pushed, paper, "consent-allow")));
    }

    /** Where the browser ends after signing in and pressing this button. */
    URI consent(AuthorizationFlow.Pushed pushed, Paper paper, String button) throws InterruptedException {
        Browser browser = browser();
        Browser.Shown.Page signIn = (Browser.Shown.Page) browser.open(pushed.link(), REDIRECT);
        Map<String, String> person = Map.of("number", paper.holderId(), "name", paper.holder());
        Browser.Shown.Page consent = (Browser.Shown.Page) browser.submit(signIn, person, "sign-in-submit", REDIRECT);
        return ((Browser.Shown.Elsewhere) browser.submit(consent, Map.of(), button, REDIRECT)).address();
    }

    Browser browser() {
        return new Browser(client);
    }

    List<DeviceKey> keys(int count) {
        return Stream.generate(() -> DeviceKey.fresh(random)).limit(count).toList();
    }

    Delivery.Ready fetch(IssuerAddresses issuer, Access access, String configuration, List<DeviceKey> keys)
            throws InterruptedException {
        CredentialEndpoint endpoint = credentials(issuer);
        return endpoint.await(access, endpoint.fetch(access, configuration, keys), MOST_RETURNS);
    }
}
