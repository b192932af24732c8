package org.countersign.acceptance.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.acceptance.counter.QrPicture;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.screen.Device;
import org.countersign.acceptance.screen.ScreenBrowser;
import org.countersign.acceptance.system.OnRunningStack;
import org.countersign.acceptance.system.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A citizen's way with the wallet page, from an offer to the counter, as it is seen on a phone. */
@OnRunningStack
@OnScreens
class WalletScreensSystemTest {
    private final RunningStack stack;
    private final CitizenOffice office;
    private final ScreenBrowser browser;

    WalletScreensSystemTest(RunningStack stack, ScreenBrowser browser) {
        this.stack = stack;
        this.browser = browser;
        this.office = new CitizenOffice(stack.folder());
    }

    @Test
    void an_offer_becomes_a_card_and_the_counter_finds_its_live_code_valid() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            Look.at(wallet.page, "wallet-empty");
            wallet.page.click("#get");
            wallet.page.waitForSelector("#offer");
            Look.at(wallet.page, "wallet-get");
            wallet.paste(offered.offer().link());
            wallet.page.waitForSelector("#accept");
            Look.at(wallet.page, "wallet-offer");
            wallet.accept(offered.digits());
            wallet.page.waitForSelector("#received");
            Look.at(wallet.page, "wallet-received");

            String shown = wallet.show();
            Look.at(wallet.page, "wallet-show");

            String code = wallet.shortCode();
            Look.at(wallet.page, "wallet-short-code");

            assertThat(code).matches("[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}");
            assertThat(wallet.page.locator(".who").textContent()).isEqualTo(offered.holder());
            stack.synchronise();
            assertThat(stack.verify(shown)).contains("\"verdict\":\"VALID\"");
            assertThat(wallet.complaints).isEmpty();
        }
    }

    @Test
    void wrong_digits_and_a_used_offer_are_said_in_plain_words_and_leave_nothing_behind() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            wallet.examine(offered.offer().link());
            wallet.accept(offered.otherDigits());
            assertThat(wallet.problem()).isEqualTo("WRONG_DIGITS");
            Look.at(wallet.page, "wallet-wrong-digits");
            wallet.accept(offered.digits());
            wallet.page.waitForSelector("#received");

            wallet.goHome();
            wallet.examine(offered.offer().link());
            wallet.accept(offered.digits());

            assertThat(wallet.problem()).isEqualTo("OFFER_USED");
            Look.at(wallet.page, "wallet-used-offer");
            wallet.goHome();
            assertThat(wallet.page.locator("[data-certificate]").count()).isEqualTo(1);
        }
    }

    @Test
    void a_text_that_is_no_offer_and_an_offer_from_elsewhere_are_refused() {
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());

            wallet.examine("hello");
            assertThat(wallet.problem()).isEqualTo("OFFER_UNREADABLE");
            wallet.goHome();
            wallet.examine("openid-credential-offer://?credential_offer_uri=https%3A%2F%2Felsewhere.example%2Foffer");

            assertThat(wallet.problem()).isEqualTo("OFFER_FOREIGN");
        }
    }

    @Test
    void a_pass_that_was_forged_on_the_way_is_not_kept() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            visitor.route("**/openid4vci/credential", WalletScreensSystemTest::forge);
            wallet.examine(offered.offer().link());
            wallet.accept(offered.digits());

            assertThat(wallet.problem()).startsWith("REFUSED_");
            wallet.goHome();
            assertThat(wallet.page.locator("[data-certificate]").count()).isZero();
        }
    }

    @Test
    void without_network_and_server_and_after_the_browser_was_quit_the_card_is_still_shown(@TempDir Path folder)
            throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (ScreenBrowser profiles =
                ScreenBrowser.withProfiles(ScreenBrowser.program().orElseThrow(), browser.camera())) {
            try (BrowserContext first = profiles.returning(folder, Device.PHONE)) {
                WalletPage wallet = WalletPage.open(first, stack.folder());
                wallet.receive(offered);
                wallet.untilItIsKept();
            }
            String shown;
            ProcessHandle.of(stack.folder().pid("wallet")).orElseThrow().destroy();
            try (BrowserContext again = profiles.returning(folder, Device.PHONE)) {
                again.setOffline(true);
                WalletPage wallet = WalletPage.open(again, stack.folder());
                shown = wallet.show();
                Look.at(wallet.page, "wallet-show-offline");
                wallet.goHome();
                wallet.examine(offered.offer().link());
                assertThat(wallet.problem()).isEqualTo("OFFLINE");
            } finally {
                stack.up();
            }

            stack.synchronise();
            assertThat(stack.verify(shown)).contains("\"verdict\":\"VALID\"");
        }
    }

    @Test
    void what_the_authority_needs_time_for_arrives_later() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            Map<String, String> made = new ConcurrentHashMap<>();
            visitor.route("**/openid4vci/credential", route -> {
                APIResponse answer = route.fetch();
                String transaction = "t" + made.size();
                made.put(transaction, answer.text());
                String later = "{\"transaction_id\":\"" + transaction + "\",\"interval\":1}";
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setStatus(202)
                        .setBody(later));
            });
            visitor.route("**/openid4vci/deferred", route -> {
                String transaction = route.request().postData().replaceAll(".*\"(t[0-9])\".*", "$1");
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(200)
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                        .setContentType("application/json")
                        .setBody(made.get(transaction)));
            });

            wallet.receive(offered);

            assertThat(wallet.page.locator("#received").getAttribute("data-certificate"))
                    .isNotNull();
        }
    }

    @Test
    void an_offer_is_scanned_and_a_showing_is_bound_to_the_desk_whose_code_was_scanned() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            browser.camera().show(QrPicture.of(offered.offer().link()));
            wallet.page.click("#get");
            wallet.page.click("#scan");
            wallet.accept(offered.digits());
            wallet.page.waitForSelector("#received");
            browser.camera().show(QrPicture.of("CSD1:local-desk"));
            wallet.show();
            wallet.page.click("#one-desk");
            Look.at(wallet.page, "wallet-desk");
            wallet.page.click("#scan-desk");
            wallet.page.waitForSelector("#for-desk");
            Look.at(wallet.page, "wallet-show-for-desk");

            stack.synchronise();
            assertThat(stack.verify(wallet.liveText())).contains("\"verdict\":\"VALID\"");
        }
    }

    @Test
    void reads_the_code_of_a_desk_as_the_format_says() {
        List<String> codes = List.of("CSD1:library-3", "CSD1:library-3/entry", " CSD1:a ");
        List<String> others =
                List.of("library-3", "csd1:a", "CSD1:", "CSD1:a/", "CSD1:a/b/c", "CSD1:a b", "https://a.test");
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());

            assertThat(codes).map(wallet::readDeskCode).containsExactly("library-3", "library-3/entry", "a");
            assertThat(others).map(wallet::readDeskCode).containsOnly("refused");
        }
    }

    @Test
    void a_revoked_card_says_so_after_the_wallet_looked() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            wallet.receive(offered);
            office.revoke(offered.certificate());

            wallet.learnOfTheRevocation();
            Look.at(wallet.page, "wallet-revoked");

            assertThat(wallet.page.locator("[data-act=show]").count()).isZero();
        }
    }

    @Test
    void what_an_officer_corrected_comes_to_the_phone_and_takes_the_place_of_the_old_card() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.RESIDENCE);
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            wallet.receive(offered);
            office.reissue(offered.certificate());
            wallet.learnOfTheRevocation();
            wallet.page.waitForSelector("[data-successor] a");
            Look.at(wallet.page, "wallet-successor");

            wallet.page.click("[data-successor] a");
            wallet.accept();
            wallet.page.waitForSelector("#received");

            String shown = wallet.show();
            stack.synchronise();
            assertThat(stack.verify(shown)).contains("\"verdict\":\"VALID\"");
            wallet.goHome();
            Look.at(wallet.page, "wallet-successor-received");
            assertThat(wallet.page.locator("[data-certificate]").count()).isEqualTo(1);
        }
    }

    @Test
    void points_that_were_earned_are_seen_and_a_partners_till_takes_what_the_citizen_allowed_once() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        PointsAgencies agencies = new PointsAgencies(stack.folder());
        agencies.award(offered.paper().holderId(), 100, "社区植树");
        try (BrowserContext visitor = browser.visitor(Device.PHONE)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            wallet.receive(offered);
            wallet.openPoints(100);
            assertThat(wallet.page.textContent(".lots li")).contains("社区植树", "100");
            Look.at(wallet.page, "wallet-points");

            String code = wallet.authorise(30);
            Look.at(wallet.page, "wallet-redemption");
            Answer tooMuch = agencies.hold(code, 31);
            Answer held = agencies.hold(code, 30);
            Answer again = agencies.hold(code, 30);
            wallet.page.waitForSelector("[data-redemption=USED]");
            wallet.page.waitForSelector(".balance:has-text('70')");
            Look.at(wallet.page, "wallet-redemption-used");
            Answer captured = agencies.capture(held.object().getString("operation", ""), 30);

            assertThat(tooMuch.problemCode()).contains("AUTHORISATION_EXCEEDED");
            assertThat(held.status()).isEqualTo(200);
            assertThat(again.problemCode()).contains("AUTHORISATION_USED");
            assertThat(captured.status()).isEqualTo(200);
            wallet.openPoints(70);
        }
    }

    @Test
    void large_type_and_each_language_show_less_and_stay_usable_in_the_dark() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.PHONE, ColorScheme.DARK)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            wallet.receive(offered);
            wallet.goHome();
            Look.at(wallet.page, "wallet-home-dark");
            wallet.page.click("[data-tab=settings]");
            wallet.page.waitForSelector("#kept");
            Look.at(wallet.page, "wallet-settings-dark");
            wallet.page.check("input[value=en]");
            assertThat(wallet.page.locator("h1 [lang=zh]").isVisible()).isFalse();
            wallet.page.check("input[value=zh]");
            assertThat(wallet.page.locator("h1 [lang=en]").isVisible()).isFalse();
            wallet.page.check("input[value=large]");
            wallet.goHome();
            Look.at(wallet.page, "wallet-home-large-dark");

            wallet.show();
            Look.at(wallet.page, "wallet-show-large-dark");

            assertThat(wallet.page.locator(".less:visible").count()).isZero();
            assertThat(wallet.page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
        }
    }

    @Test
    void details_history_and_the_sheet_for_the_printer_can_be_read() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.TABLET)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            wallet.receive(offered);
            wallet.show();
            wallet.goHome();
            Look.at(wallet.page, "wallet-home-tablet");
            wallet.page.click("[data-act=details]");
            wallet.page.waitForSelector("#check-now");
            Look.at(wallet.page, "wallet-details");
            wallet.page.click("[data-tab=history]");
            wallet.page.waitForSelector(".entry");
            Look.at(wallet.page, "wallet-history");

            assertThat(wallet.page.locator(".entry").count()).isEqualTo(1);
        }
    }

    @Test
    void a_keyboard_is_enough() throws Exception {
        CitizenOffice.Offered offered = office.offered(PaperKind.ELDERLY);
        try (BrowserContext visitor = browser.visitor(Device.DESKTOP)) {
            WalletPage wallet = WalletPage.open(visitor, stack.folder());
            wallet.receive(offered);
            Page page = wallet.page;
            wallet.goHome();
            page.locator("[data-act=show]").focus();
            page.keyboard().press("Enter");

            assertThat(wallet.liveText()).startsWith("CS1:");
            Look.at(page, "wallet-show-desktop");
        }
    }

    /** Changes the last character of a pass, which belongs to its signature. */
    private static void forge(Route route) {
        APIResponse answer = route.fetch();
        Matcher pass = Pattern.compile("CS1:[^\"]+(?=\")").matcher(answer.text());
        String body = pass.replaceAll(found -> {
            String text = found.group();
            String forged = text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0");
            return Matcher.quoteReplacement(forged);
        });
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
    }
}
