package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.gateway.authorization.PreAuthorizedCodes.PreAuthorizedCode;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** OpenID4VCI 1.0, section 4: what is offered, and for how long. */
class OfferTest extends PlainIssuerTest {
    private static final List<String> IDS = List.of(TestIssuer.CONFIGURATION, "residence-permit_counter_pass");

    @Test
    void the_published_schema_finds_nothing_wrong() {
        var schema = Schema.named("credential_offer-1_0.json");

        assertThat(schema.findings(preAuthorized(Optional.of("493536")).text())).isEmpty();
        assertThat(schema.findings(preAuthorized(Optional.empty()).text())).isEmpty();
        assertThat(schema.findings(CredentialOffer.withSignIn(TestIssuer.ISSUER, IDS, "state")
                        .text()))
                .isEmpty();
        assertThat(schema.findings("{\"credential_issuer\":\"https://a.example\"}"))
                .isNotEmpty();
    }

    @Test
    void what_our_wallets_ask_for_satisfies_the_schema_of_requests() {
        var schema = Schema.named("credential_request-1_0.json");
        var request = TestWallet.request(TestIssuer.IDENTIFIER, issuer.proof(TestWallet.onP256()));

        assertThat(schema.findings(new JsonMapper().writeValueAsString(request)))
                .isEmpty();
        assertThat(schema.findings("{\"proofs\":{}}")).isNotEmpty();
    }

    @Test
    void says_that_digits_are_needed_and_never_which() {
        var offer = preAuthorized(Optional.of("493536"));

        assertThat(offer.text()).contains("\"tx_code\"", "\"length\":6").doesNotContain("493536");
        assertThat(preAuthorized(Optional.empty()).text()).doesNotContain("tx_code");
    }

    @Test
    void links_carry_the_offer_or_its_address() {
        var offer = preAuthorized(Optional.empty());
        var prefix = "openid-credential-offer://?credential_offer=";

        assertThat(offer.linkByValue()).startsWith(prefix);
        assertThat(URLDecoder.decode(offer.linkByValue().substring(prefix.length()), StandardCharsets.UTF_8))
                .isEqualTo(offer.text());
        assertThat(CredentialOffer.linkByReference("https://a.example/openid4vci/offers/x"))
                .isEqualTo(
                        "openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fa.example%2Fopenid4vci%2Foffers%2Fx");
    }

    @Test
    void is_served_to_whoever_knows_its_address_until_it_ends() {
        var offer = preAuthorized(Optional.empty());
        issuer.offers.put(
                "the-address",
                TestIssuer.CERTIFICATE,
                offer,
                issuer.clock.instant().plus(Duration.ofMinutes(5)));

        var served = issuer.read(OpenId4Vci.OFFER_PATH + "the-address", "application/json");
        assertThat(served.text()).isEqualTo(offer.text());
        assertThat(served.header("Content-Type")).isEqualTo("application/json");
        assertThat(served.header("Cache-Control")).isEqualTo("no-store");
        assertThat(issuer.read(OpenId4Vci.OFFER_PATH + "another", "application/json")
                        .error())
                .isEqualTo("404 invalid_request");

        issuer.clock.move(Duration.ofMinutes(6));
        assertThat(issuer.read(OpenId4Vci.OFFER_PATH + "the-address", "application/json")
                        .error())
                .isEqualTo("404 invalid_request");
        issuer.sweep();
        assertThat(issuer.rows("openid4vci_offer")).isZero();
    }

    @Test
    void the_database_knows_neither_the_code_nor_the_address() {
        issuer.offers.put(
                "secret-address",
                TestIssuer.CERTIFICATE,
                preAuthorized(Optional.empty()),
                issuer.clock.instant().plus(Duration.ofMinutes(5)));

        var row = issuer.database
                .jdbc()
                .sql(
                        "select concat(encode(hash, 'escape'), encode(sealed, 'escape'), certificate) from openid4vci_offer")
                .query(String.class)
                .list();
        assertThat(row).noneMatch(text -> text.contains("the-code") || text.contains("secret-address"));
    }

    private static CredentialOffer preAuthorized(Optional<String> txCode) {
        return CredentialOffer.preAuthorized(
                TestIssuer.ISSUER,
                IDS,
                new PreAuthorizedCode("the-code", txCode, issuer.clock.instant().plus(Duration.ofMinutes(5))));
    }
}
