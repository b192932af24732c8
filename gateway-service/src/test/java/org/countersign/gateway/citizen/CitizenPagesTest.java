package org.countersign.gateway.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.authorization.TestBrowser;
import org.countersign.gateway.holders.TestDevice;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;

/** A citizen signs in, sees the certificates, and gives up a lost phone. */
class CitizenPagesTest extends GatewayTest {
    private static final String TYPE = "residence-permit";
    private static final Pattern OFFER = Pattern.compile("credential_offer_uri=([^\"&]+)");
    private static final Pattern DIGITS = Pattern.compile("id=\"offer-digits\"><strong>([0-9]+)<");

    @Test
    void a_lost_phone_is_worthless_after_two_taps_and_the_new_one_has_the_certificate() {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(TYPE, 65_001), "citizen-65001");
        var lost = new TestDevice(api());
        lost.fetch(id, TYPE);
        var browser = signedIn(65_001);

        var confirm = browser.get("/citizen/lost?certificate=" + id);
        var given = browser.post("/citizen/lost", form(confirm));
        var successor = TestBrowser.location(given).replaceAll(".*certificate=", "");
        await(() -> browser.get(TestBrowser.location(given)).body().contains("id=\"new-issued\""));
        var again = browser.post("/citizen/lost", form(confirm));
        var offered = browser.post("/citizen/offer", form(browser.get(TestBrowser.location(given))))
                .body();
        var found = new TestDevice(api());
        found.redeem(first(OFFER, offered), first(DIGITS, offered), TYPE);
        await(() -> lost.get("certificate").text().contains("REVOKED"));

        assertThat(confirm.body()).contains("id=\"lost-meaning\"", id);
        assertThat(given.statusCode()).isEqualTo(303);
        assertThat(TestBrowser.location(again)).isEqualTo(TestBrowser.location(given));
        assertThat(offered).contains("<svg", "openid-credential-offer://");
        assertThat(found.get("certificate").json().get("id").asString()).isEqualTo(successor);
        assertThat(found.get("certificate").json().get("status").asString()).isEqualTo("VALID");
        var told = lost.get("certificate").json();
        assertThat(told.get("reason").asString()).isEqualTo("device_lost");
        var link = URLDecoder.decode(told.at("/successor/offer").asString(), StandardCharsets.UTF_8);
        assertThat(link)
                .startsWith("openid-credential-offer://?credential_offer=")
                .contains("authorization_code")
                .doesNotContain("pre-authorized_code", successor);
        assertThat(lost.get("receipts").code()).isEqualTo("HOLDER_NOT_VALID");
        assertThat(lost.get("points").code()).isEqualTo("HOLDER_NOT_VALID");
    }

    @Test
    void the_device_itself_fetches_what_an_officer_corrected() {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(TYPE, 65_002), "citizen-65002");
        var device = new TestDevice(api());
        device.fetch(id, TYPE);
        var reissued = officer.api().post("/api/v1/certificates/" + id + "/reissue", "{}", "citizen-65002-reissue");
        assertThat(reissued.status()).as(reissued.text()).isEqualTo(202);
        await(() -> device.get("certificate").text().contains("successor"));

        var offer = device.get("certificate").json().at("/successor/offer").asString();
        var again = device.get("certificate").json().at("/successor/offer").asString();
        var renewed = new TestDevice(api());
        renewed.redeem(first(OFFER, offer), "", TYPE);

        assertThat(again).isEqualTo(offer);
        assertThat(renewed.get("certificate").json().get("status").asString()).isEqualTo("VALID");
        assertThat(renewed.get("certificate").json().get("id").asString()).isNotEqualTo(id);
    }

    @Test
    void a_citizen_sees_the_own_certificates_and_touches_no_others() {
        var officer = new Officer(api());
        var mine = officer.issued(Officer.request(TYPE, 65_003), "citizen-65003");
        var anothers = officer.issued(Officer.request(TYPE, 65_004), "citizen-65004");
        var browser = signedIn(65_003);
        var page = browser.get("/citizen");

        assertThat(page.body()).contains("居住证", mine, "有效").doesNotContain(anothers, "<style");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(browser.get("/citizen/lost?certificate=" + anothers).statusCode())
                .isEqualTo(404);
        for (var action : new String[] {"lost", "offer"}) {
            var refused = browser.post("/citizen/" + action, token(page) + "&certificate=" + anothers);

            assertThat(refused.statusCode()).as(action).isEqualTo(404);
            assertThat(refused.body()).contains("id=\"citizen-problem\"");
        }
        assertThat(new Officer(api())
                        .api()
                        .get("/api/v1/certificates/" + anothers)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("VALID");
    }

    @Test
    void a_suspension_is_not_lifted_by_saying_that_the_phone_is_lost() {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(TYPE, 65_005), "citizen-65005");
        var browser = signedIn(65_005);
        var confirm = browser.get("/citizen/lost?certificate=" + id);
        officer.changed(id, "SUSPENDED", "citizen-65005-suspend");
        await(() -> browser.get("/citizen").body().contains("暂停"));

        var refused = browser.post("/citizen/lost", form(confirm));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("HOLDER_NOT_VALID");
    }

    @Test
    void nothing_is_done_without_a_sign_in_or_for_a_forged_form() {
        var browser = signedIn(65_006);

        assertThat(TestBrowser.location(new TestBrowser(address()).get("/citizen")))
                .endsWith("/sign-in");
        assertThat(new TestBrowser(address())
                        .post("/citizen/lost", "certificate=x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/citizen/lost", "certificate=x").statusCode()).isEqualTo(403);
        var forged = browser.post("/citizen/lost", "certificate=x&_csrf=forged");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("id=\"session-ended\"");
        assertThat(api().as("officer-1").get("/citizen").status()).isEqualTo(302);
    }

    @Test
    void signs_out() {
        var browser = signedIn(65_007);
        var page = browser.get("/citizen");

        var out = browser.post("/citizen/sign-out", form(page));

        assertThat(out.body()).contains("id=\"citizen-signed-out\"");
        assertThat(TestBrowser.location(browser.get("/citizen"))).endsWith("/sign-in");
    }

    private TestBrowser signedIn(int number) {
        var browser = new TestBrowser(address());
        var page = browser.signIn("/citizen", Samples.citizen(number), "欧阳建国");
        assertThat(page.body()).contains("我的证照");
        return browser;
    }

    private String address() {
        return "http://127.0.0.1:" + api().request("/").build().uri().getPort();
    }

    /** What the page's forms carry. */
    private static String form(HttpResponse<String> page) {
        var hidden = TestBrowser.hidden(page);
        return token(page) + "&certificate=" + hidden.getOrDefault("certificate", "");
    }

    private static String token(HttpResponse<String> page) {
        return "_csrf="
                + URLEncoder.encode(
                        Objects.requireNonNull(TestBrowser.hidden(page).get("_csrf"), page.body()),
                        StandardCharsets.UTF_8);
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
    }
}
