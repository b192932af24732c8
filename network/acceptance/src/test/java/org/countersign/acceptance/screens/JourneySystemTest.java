package org.countersign.acceptance.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.countersign.acceptance.screen.Device;
import org.countersign.acceptance.screen.ScreenBrowser;
import org.countersign.acceptance.system.OnRunningStack;
import org.countersign.acceptance.system.RunningStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The main job through the screens alone: an officer issues, the citizen's phone scans the officer's screen, the desk scans the phone. What
 * is seen by a camera is what stood on the other screen. Each step goes on from the one before.
 */
@OnRunningStack
@OnScreens
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class JourneySystemTest {
    private static final String DESK = "window-7";
    private static final String HOLDER = "沈月华";
    private static final int PATIENCE_TRIES = 40;

    private final RunningStack stack;
    private final ScreenBrowser browser;
    private final BrowserContext office;
    private final BrowserContext phone;
    private final BrowserContext desk;
    private final OfficeWalk officer;
    private final WalletPage wallet;
    private CounterPage counter;
    private String certificate = "";
    private String shown = "";

    JourneySystemTest(RunningStack stack, ScreenBrowser browser) throws InterruptedException {
        this.stack = stack;
        this.browser = browser;
        this.office = browser.visitor(Device.DESKTOP);
        this.phone = browser.visitor(Device.PHONE);
        this.desk = browser.visitor(Device.TABLET);
        this.officer = new OfficeWalk(office, stack.folder().gateway());
        this.wallet = WalletPage.open(phone, stack.folder());
        this.counter = CounterPage.enrol(desk, counterAddress(), deskCode(DESK));
    }

    @BeforeAll
    void signs_the_officer_in() {
        officer.signIn("officer-1", stack.folder().data().resolve("gateway").resolve("officers.json"));
    }

    @AfterAll
    void goes_home() {
        counter.close();
        office.close();
        phone.close();
        desk.close();
    }

    @Test
    @Order(1)
    void the_officer_issues_and_the_phone_takes_the_offer_from_the_officers_screen() throws IOException {
        officer.open("/office/issue/elderly-preference-card")
                .fill(Map.of(
                        "holderName", HOLDER,
                        "holderId", "999999194811023262",
                        "sex", "F",
                        "birthDate", "1948-11-02",
                        "level", "70",
                        "address", "春风里 3 号",
                        "certificateNumber", "880000000707"))
                .send()
                .awaitStanding("有效");
        certificate = officer.here();
        officer.page().click("form[action$='/offer'] button");
        String digits = officer.page().textContent("#tx-code");
        browser.camera().show(Look.photographed(officer.page().locator(".qr")));

        wallet.page.click("#get");
        wallet.page.click("#scan");
        wallet.accept(digits);
        wallet.page.waitForSelector("#received");

        wallet.goHome();
        assertThat(wallet.page.locator("[data-certificate]").count()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void the_desk_reads_the_phones_screen_and_finds_the_card_valid_live() throws IOException {
        shown = wallet.show();
        browser.camera().show(Look.photographed(wallet.page.locator("#live-code")));

        counter.page.click("#camera");
        counter.page.waitForSelector(".outcome");

        Look.picture(counter.page, "journey-valid");
        assertThat(counter.verdict()).isEqualTo("VALID LIVE");
        assertThat(counter.page.textContent(".person .name")).isEqualTo(HOLDER);
    }

    @Test
    @Order(3)
    void the_eight_characters_that_the_phone_shows_do_as_well() {
        wallet.page.click("#short-code");
        Locator code = wallet.page.locator(".short-code");
        code.waitFor();

        reopenCounter();
        counter.enter(code.textContent().replace(" ", ""));

        assertThat(counter.verdict()).isEqualTo("VALID LIVE");
    }

    @Test
    @Order(4)
    void a_picture_of_the_phones_screen_is_worth_nothing_some_minutes_later() {
        reopenCounter();
        counter.turnClockTo(Instant.now().plus(Duration.ofMinutes(5)));

        counter.enter(shown);

        assertThat(counter.verdict()).isEqualTo("WRONG_SHOWING SHOWING_TOO_OLD");
    }

    @Test
    @Order(5)
    void the_phone_lists_where_the_card_was_checked() throws InterruptedException {
        reopenCounter();
        counter.waitUntilHandedOver();

        wallet.page.navigate(wallet.page.url().replaceFirst("#.*", "") + "#/history");
        Locator receipts = wallet.page.locator("#receipts li");
        for (int tries = 0; receipts.count() == 0 && tries < PATIENCE_TRIES; tries++) {
            // The desk's server hands receipts on when it next talks to the gateway.
            Thread.sleep(2000);
            wallet.page.reload();
            wallet.page.waitForSelector("h1");
        }

        Look.at(wallet.page, "journey-history");
        assertThat(receipts.first().textContent()).contains(DESK);
    }

    @Test
    @Order(6)
    void what_the_officer_revokes_the_desk_refuses_also_on_paper() throws Exception {
        officer.open(certificate);
        browser.camera().show(Look.photographed(officer.page().locator(".qr").first()));
        officer.change("revoke", "issued-in-error").awaitStanding("已吊销");

        String verdict = "";
        for (int tries = 0; !verdict.startsWith("REVOKED") && tries < PATIENCE_TRIES; tries++) {
            // A list is published within a minute of the change; the desk's server fetches it, the page takes it from
            // there.
            Thread.sleep(1000);
            reopenCounter();
            counter.page.click("#camera");
            counter.page.waitForSelector(".outcome");
            verdict = counter.verdict();
        }

        Look.at(counter.page, "journey-revoked");
        assertThat(verdict).isEqualTo("REVOKED REVOKED");
    }

    @Test
    @Order(7)
    void a_card_that_counts_at_one_desk_only_asks_for_the_code_on_that_desks_screen() throws Exception {
        officer.open("/office/issue/adoption-registration-certificate")
                .fill(Map.of(
                        "holderName", HOLDER,
                        "holderId", "999999194811023262",
                        "childName", "沈小满",
                        "certificateNumber", "900000000001"))
                .send()
                .awaitStanding("有效");
        Look.at(officer.page(), "journey-office-phone-only");
        certificate = officer.here();
        officer.page().click("form[action$='/offer'] button");
        String digits = officer.page().textContent("#tx-code");
        browser.camera().show(Look.photographed(officer.page().locator(".qr")));
        // A camera goes on with its old film as long as any page has it open.
        reopenCounter();
        wallet.goHome();
        wallet.page.click("#get");
        wallet.page.click("#scan");
        wallet.accept(digits);
        wallet.page.waitForSelector("#received");

        counter.page.click("#desk-code summary");
        counter.page.waitForFunction("() => document.querySelector('#desk-code canvas').width > 300");
        browser.camera().show(Look.photographed(counter.page.locator("#desk-code .qr")));
        wallet.goHome();
        wallet.page.click("[data-type-code=adoption-registration-certificate] [data-act=show]");
        wallet.page.waitForSelector("#scan-desk");
        Look.at(wallet.page, "journey-desk-wanted");
        assertThat(wallet.page.locator("canvas[data-text]").count()).isZero();
        wallet.page.click("#scan-desk");
        shown = wallet.liveText();

        browser.camera().show(Look.photographed(wallet.page.locator("#live-code")));
        counter.page.click("#camera");
        counter.page.waitForSelector(".outcome");
        assertThat(counter.verdict()).isEqualTo("VALID LIVE");
    }

    @Test
    @Order(8)
    void at_another_desk_the_same_code_is_worth_nothing() throws InterruptedException {
        try (BrowserContext other = browser.visitor(Device.TABLET);
                CounterPage neighbour = CounterPage.enrol(other, counterAddress(), deskCode("window-8"))) {
            neighbour.enter(wallet.liveText());

            assertThat(neighbour.verdict()).isEqualTo("WRONG_SHOWING OTHER_DESK");
        }
    }

    @Test
    @Order(9)
    void its_sheet_of_paper_has_no_code_and_says_so() throws IOException {
        try (PDDocument sheet = Loader.loadPDF(officer.fetched(certificate + "/certificate.pdf"))) {
            assertThat(new PDFTextStripper().getText(sheet)).contains("请用手机出示").doesNotContain("柜台码");
        }
    }

    private void reopenCounter() {
        counter.close();
        counter = CounterPage.open(desk, counterAddress());
    }

    private URI counterAddress() {
        return URI.create("http://127.0.0.1:" + stack.folder().port("counter") + "/");
    }

    /** As the supervisor makes it at the server. */
    private String deskCode(String name) throws InterruptedException {
        String said = stack.launched("verify", "--desk-code", name);
        Matcher code = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}\\b").matcher(said);
        if (!code.find()) {
            throw new AssertionError("no code in: " + said);
        }
        return code.group();
    }
}
