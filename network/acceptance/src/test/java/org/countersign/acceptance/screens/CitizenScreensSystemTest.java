package org.countersign.acceptance.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.Optional;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.screen.Device;
import org.countersign.acceptance.screen.ScreenBrowser;
import org.countersign.acceptance.system.OnRunningStack;
import org.countersign.acceptance.system.RunningStack;
import org.countersign.acceptance.wallet.AuthorizationFlow;
import org.countersign.acceptance.wallet.IssuerAddresses;
import org.countersign.acceptance.wallet.ProtocolHttp;
import org.countersign.acceptance.wallet.WalletClient;
import org.junit.jupiter.api.Test;

/** Citizens at the gateway's own pages: a lost phone, the same pages on every screen, and what a wallet is allowed. */
@OnRunningStack
@OnScreens
class CitizenScreensSystemTest {
    private static final int PATIENCE_TRIES = 60;
    private static final int WHITE = 0xFFFFFF;

    private final RunningStack stack;
    private final ScreenBrowser browser;
    private final CitizenOffice office;

    CitizenScreensSystemTest(RunningStack stack, ScreenBrowser browser) {
        this.stack = stack;
        this.browser = browser;
        this.office = new CitizenOffice(stack.folder());
    }

    @Test
    void a_lost_phone_becomes_worthless_and_the_new_one_scans_the_certificate_from_the_screen() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext old = browser.visitor(Device.PHONE);
                BrowserContext home = browser.visitor(Device.DESKTOP);
                BrowserContext fresh = browser.visitor(Device.PHONE)) {
            WalletPage lost = WalletPage.open(old, stack.folder());
            lost.receive(offered);
            lost.untilItIsKept();
            // Whoever has it keeps it off the net, so that it does not learn what became of the certificate.
            old.setOffline(true);

            // These pages work without their script.
            home.route("**/*.js", Route::abort);
            CitizenWalk citizen = new CitizenWalk(home, stack.folder().gateway()).open("/citizen");
            Look.at(citizen.page, "citizen-sign-in");
            citizen.signIn(offered.paper()).certificates();
            Look.at(citizen.page, "citizen-certificates");
            citizen.askAboutLoss();
            Look.at(citizen.page, "citizen-lost");
            citizen.confirmLoss();
            Look.at(citizen.page, "citizen-issued-anew");
            citizen.toPhone();
            Look.at(citizen.page, "citizen-offer");

            WalletPage found = WalletPage.open(fresh, stack.folder());
            browser.camera().show(Look.photographed(citizen.page.locator("#offer-qr")));
            found.page.click("#get");
            found.page.click("#scan");
            found.accept(citizen.digits());
            found.page.waitForSelector("#received");

            assertThat(deskSays(lost, "\"verdict\":\"REVOKED\"")).contains("\"verdict\":\"REVOKED\"");
            assertThat(stack.verify(found.show())).contains("\"verdict\":\"VALID\"");
            old.setOffline(false);
            lost.learnOfTheRevocation();
            assertThat(lost.page.locator("[data-act=show]").count()).isZero();
            citizen.certificates();
            Look.at(citizen.page, "citizen-certificates-after");
            assertThat(citizen.page.locator("#citizen-certificates > li").allTextContents())
                    .satisfiesExactly(
                            now -> assertThat(now).contains("有效"),
                            before -> assertThat(before).contains("已换发"));
        }
    }

    @Test
    void on_a_phone_in_the_dark_the_code_stays_black_on_white() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.RESIDENCE);
        try (BrowserContext visitor = browser.visitor(Device.PHONE, ColorScheme.DARK)) {
            CitizenWalk citizen = new CitizenWalk(visitor, stack.folder().gateway()).open("/citizen");
            Look.at(citizen.page, "citizen-sign-in-phone-dark");
            citizen.signIn(offered.paper()).certificates();
            Look.at(citizen.page, "citizen-certificates-phone-dark");
            citizen.askAboutLoss();
            Look.at(citizen.page, "citizen-lost-phone-dark");
            citizen.certificates().toPhone();
            Look.at(citizen.page, "citizen-offer-phone-dark");

            // A reader that knows no inverted codes reads it, and around it is white.
            BufferedImage code = Look.photographed(citizen.page.locator("#offer-qr"));
            assertThat(read(code)).startsWith("openid-credential-offer://");
            assertThat(code.getRGB(code.getWidth() / 2, 24) & WHITE).isEqualTo(WHITE);
        }
    }

    @Test
    void large_type_and_one_language_are_a_switch_away_and_are_remembered() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.RESIDENCE);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            CitizenWalk citizen = new CitizenWalk(visitor, stack.folder().gateway()).open("/citizen");
            citizen.page.click("#switch-type");
            citizen.page.click("#switch-language");
            citizen.signIn(offered.paper()).certificates();
            Look.at(citizen.page, "citizen-certificates-large");

            citizen.toPhone();
            Look.at(citizen.page, "citizen-offer-large");
            assertThat(citizen.page.locator("h1 [lang=en]").isVisible()).isFalse();
            assertThat(citizen.page.locator("html[data-type=large]").count()).isEqualTo(1);
            assertThat(citizen.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    void the_wallet_that_asks_is_named_and_gets_its_answer_only_when_the_citizen_agrees() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            visitor.route(
                    "http://127.0.0.1:5555/**", route -> route.fulfill(new Route.FulfillOptions().setBody("back")));
            CitizenWalk citizen = new CitizenWalk(visitor, stack.folder().gateway())
                    .open(walletsRequest(PaperKind.ELDERLY).toString())
                    .signIn(offered.paper());
            citizen.page.waitForSelector("#consent-form");
            Look.at(citizen.page, "citizen-consent");
            assertThat(citizen.page.textContent("#consent-wallet")).isEqualTo("Wallet for trying");

            citizen.page.click("#consent-deny");
            citizen.page.waitForURL("http://127.0.0.1:5555/callback?*error=access_denied*");
            citizen.open(walletsRequest(PaperKind.ELDERLY).toString()).signIn(offered.paper());
            citizen.page.click("#consent-allow");

            citizen.page.waitForURL("http://127.0.0.1:5555/callback?*code=*");
        }
    }

    @Test
    void what_goes_wrong_is_said_in_words() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            CitizenWalk citizen = new CitizenWalk(visitor, stack.folder().gateway()).open("/sign-in?error");
            Look.at(citizen.page, "citizen-sign-in-problem");
            citizen.open("/citizen").signIn(offered.paper()).certificates();
            citizen.page.navigate(stack.folder()
                    .gateway()
                    .resolve("/citizen/lost?certificate=another")
                    .toString());
            citizen.page.waitForSelector("#citizen-problem");
            Look.at(citizen.page, "citizen-problem");

            citizen.certificates();
            visitor.clearCookies();
            citizen.page.locator("[name=to-phone]").first().click();

            citizen.page.waitForSelector("#session-ended");
            Look.at(citizen.page, "citizen-session-ended");
        }
    }

    /** Shows a fresh code at the desk until it says so: a list is published within a minute of a change. */
    private String deskSays(WalletPage wallet, String awaited) throws InterruptedException {
        String said = "";
        for (int tries = 0; !said.contains(awaited) && tries < PATIENCE_TRIES; tries++) {
            stack.synchronise();
            said = stack.verify(wallet.show());
        }
        return said;
    }

    /** Where a wallet that wants a certificate sends the citizen's browser. */
    private URI walletsRequest(PaperKind kind) throws InterruptedException {
        ProtocolHttp http = new ProtocolHttp(HttpClient.newHttpClient());
        IssuerAddresses issuer = IssuerAddresses.of(stack.folder().gateway().toString(), http);
        WalletClient wallet = new WalletClient(
                "wallet-dev", URI.create("http://127.0.0.1:5555/callback"), Optional.empty(), Optional.empty());
        return new AuthorizationFlow(http, issuer, wallet, new SecureRandom())
                .push(kind.type() + "_sd_jwt_vc", Optional.empty())
                .link();
    }

    private static String read(BufferedImage picture) throws ReaderException {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))))
                .getText();
    }
}
