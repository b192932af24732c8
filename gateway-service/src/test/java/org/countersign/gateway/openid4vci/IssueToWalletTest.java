package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.check.VerdictCode;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.status.TestDesk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole way, over HTTP and the real ledger: an officer issues and offers, a wallet fetches, a counter checks. */
class IssueToWalletTest extends GatewayTest {
    private static final String TYPE = "residence-permit";

    @Test
    void a_wallet_gets_what_an_officer_offers_and_a_counter_accepts_it() throws Exception {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(TYPE, 51_001), "vci-51001");
        var offered = offer(id, "vci-offer-51001");
        assertThat(offered.status()).as(offered.text()).isEqualTo(201);
        var wallet = new HttpWallet(api(), TestWallet.onP256());

        var offer = wallet.offer(offered.json().get("offerUri").asString());
        wallet.fetchToken(offer, offered.json().get("txCode").asString());
        var pass = wallet.credential(TYPE + "_counter_pass");
        var credential = wallet.credential(TYPE + "_sd_jwt_vc");

        var desk = new TestDesk(api());
        assertThat(desk.verdict(wallet.live(pass)).code()).isEqualTo(VerdictCode.VALID);
        assertThat(desk.presented(wallet.presents(credential), HttpWallet.EXPECTED)
                        .code())
                .isEqualTo(VerdictCode.VALID);
    }

    @Test
    void the_digits_are_shown_once_and_the_address_again() {
        var id = new Officer(api()).issued(Officer.request(TYPE, 51_002), "vci-51002");

        var first = offer(id, "vci-offer-51002").json();
        var again = offer(id, "vci-offer-51002").json();

        assertThat(first.get("txCode").asString()).matches("[0-9]{4,10}");
        assertThat(again.has("txCode")).isFalse();
        assertThat(again.get("offerUri")).isEqualTo(first.get("offerUri"));
        assertThat(offer(id, "vci-offer-51002-b").json().get("offerUri")).isNotEqualTo(first.get("offerUri"));
        var officer = api().as("officer-1");
        assertThat(officer.get(first.get("qrPng").asString()).mediaType()).isEqualTo("image/png");
        assertThat(officer.get(first.get("qrSvg").asString()).text()).contains("<svg");
        assertThat(officer.get("/api/v1/offers/unknown/qr.svg").code()).isEqualTo("NOT_FOUND");
        assertThat(database.sql("select count(*) from idempotency_request where body like '%' || :code || '%'")
                        .param("code", first.get("txCode").asString())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void offers_what_there_is_and_nothing_else() {
        var officer = api().as("officer-1");
        assertThat(officer.post("/api/v1/certificates/00000000-0000-0000-0000-000000000000/offers", "{}", "vci-none")
                        .code())
                .isEqualTo("NOT_FOUND");
        var id = new Officer(api()).issued(Officer.request(TYPE, 51_003), "vci-51003");
        assertThat(officer.post(
                                "/api/v1/certificates/" + id + "/offers",
                                "{\"configurations\":[\"marriage-certificate_sd_jwt_vc\"]}",
                                "vci-other-type")
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        var signIn = officer.post(
                        "/api/v1/certificates/" + id + "/offers",
                        "{\"grant\":\"AUTHORIZATION_CODE\",\"configurations\":[\"residence-permit_sd_jwt_vc\"]}",
                        "vci-sign-in")
                .json();
        assertThat(signIn.at("/offer/grants/authorization_code/issuer_state").asString())
                .hasSizeGreaterThan(20);
        assertThat(signIn.has("txCode")).isFalse();
    }

    @Test
    void staff_tokens_open_no_wallet_endpoint_and_wallet_tokens_no_staff_endpoint() {
        for (var path : List.of("credential", "deferred", "notification")) {
            assertThat(api().as("officer-1").post("/openid4vci/" + path, "{}").status())
                    .as(path)
                    .isEqualTo(401);
            assertThat(api().anonymous().post("/openid4vci/" + path, "{}").status())
                    .as(path)
                    .isEqualTo(401);
        }
        var id = new Officer(api()).issued(Officer.request(TYPE, 51_004), "vci-51004");
        var wallet = new HttpWallet(api(), TestWallet.onP256());
        var offered = offer(id, "vci-offer-51004").json();
        wallet.fetchToken(
                wallet.offer(offered.get("offerUri").asString()),
                offered.get("txCode").asString());
        assertThat(wallet.get("/api/v1/certificates/" + id).status()).isEqualTo(401);
    }

    @Test
    void a_citizen_finds_the_certificates_of_that_number_and_nobody_elses() {
        var officer = new Officer(api());
        var mine = officer.issued(Officer.request(TYPE, 51_007), "vci-51007");
        officer.issued(Officer.request(TYPE, 51_008), "vci-51008");

        assertThat(directory.identifiers(new Citizen(Samples.citizen(51_007), "欧阳建国"), TYPE + "_sd_jwt_vc"))
                .containsExactly(mine + ".sd_jwt_vc");
        assertThat(directory.identifiers(new Citizen(Samples.citizen(51_009), "欧阳建国"), TYPE + "_sd_jwt_vc"))
                .isEmpty();
    }

    @Autowired
    private CertificateDirectory directory;

    private Api.Response offer(String certificate, String key) {
        return api().as("officer-1").post("/api/v1/certificates/" + certificate + "/offers", "{}", key);
    }
}
