package org.countersign.acceptance.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.countersign.acceptance.story.Failure;
import org.junit.jupiter.api.Test;

class CredentialOfferTest {
    private static final String OFFER = """
            {"credential_issuer": "https://city.example", "credential_configuration_ids": ["card"],
             "grants": {"urn:ietf:params:oauth:grant-type:pre-authorized_code": {"pre-authorized_code": "abc", "tx_code": {}},
                        "authorization_code": {"issuer_state": "s1"}}}
            """;

    private final ProtocolHttp http = new ProtocolHttp(HttpClient.newHttpClient());

    @Test
    void an_offer_by_value_is_read_and_an_empty_tx_code_still_wants_one() throws InterruptedException {
        CredentialOffer offer = CredentialOffer.open(byValue(OFFER), http);

        assertThat(offer.issuer()).isEqualTo("https://city.example");
        assertThat(offer.configurations()).containsExactly("card");
        assertThat(offer.preAuthorized())
                .hasValueSatisfying(grant -> assertThat(grant.needsTxCode()).isTrue());
        assertThat(offer.issuerState()).contains("s1");
    }

    @Test
    void refuses_an_offer_that_comes_both_ways_or_neither() {
        String both = byValue(OFFER) + "&credential_offer_uri=https%3A%2F%2Fcity.example%2Foffer";

        assertThatThrownBy(() -> CredentialOffer.open(both, http)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> CredentialOffer.open("openid-credential-offer://?x=1", http))
                .isInstanceOf(Failure.class);
    }

    @Test
    void refuses_a_parameter_that_is_named_twice() {
        String twice = byValue(OFFER) + "&credential_offer=%7B%7D";

        assertThatThrownBy(() -> CredentialOffer.open(twice, http)).isInstanceOf(Failure.class);
    }

    @Test
    void refuses_an_offer_of_nothing() {
        String nothing =
                byValue("{\"credential_issuer\": \"https://city.example\", \"credential_configuration_ids\": []}");

        assertThatThrownBy(() -> CredentialOffer.open(nothing, http)).isInstanceOf(Failure.class);
    }

    @Test
    void a_code_is_not_shown() {
        assertThat(new CredentialOffer.PreAuthorized("abc", false).toString()).doesNotContain("abc");
    }

    private static String byValue(String offer) {
        return "openid-credential-offer://?credential_offer=" + URLEncoder.encode(offer, StandardCharsets.UTF_8);
    }
}
