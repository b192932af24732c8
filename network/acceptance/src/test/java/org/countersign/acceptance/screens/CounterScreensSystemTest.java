package org.countersign.acceptance.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.acceptance.counter.CounterCity;
import org.countersign.acceptance.counter.CounterServer;
import org.countersign.acceptance.screen.Device;
import org.countersign.acceptance.screen.ScreenBrowser;
import org.countersign.counter.reading.QrReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The counter's page as a clerk uses it: every verdict, by every way in, on every size of screen. */
@OnScreens
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CounterScreensSystemTest {
    private static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."));
    private static final String NAME = "欧阳建国";
    private static final String DESK = "window-3";

    private final ScreenBrowser browser;
    private final CounterCity city = new CounterCity(Instant.now(), new SecureRandom(), 1);
    private CounterServer server;
    private final BrowserContext desk;
    private CounterPage counter;

    CounterScreensSystemTest(ScreenBrowser browser, @TempDir Path folder) throws Exception {
        this.browser = browser;
        Path store = Files.createDirectories(folder.resolve("counter"));
        city.equip(store, Instant.now().minus(Duration.ofMinutes(4)));
        this.server = CounterServer.start(CounterServer.jar(ROOT), store, List.of());
        this.desk = browser.visitor(Device.DESKTOP);
        this.counter = CounterPage.enrol(desk, server.address(), server.code(DESK, false));
        counter.close();
    }

    @BeforeEach
    void opens_the_page() {
        counter = CounterPage.open(desk, server.address());
    }

    @AfterEach
    void nothing_was_complained_about() {
        counter.close();
        assertThat(counter.complaints).isEmpty();
    }

    @AfterAll
    void closes_everything() {
        desk.close();
        server.close();
    }

    Stream<Arguments> verdicts() {
        return Stream.of(
                arguments("as-of", "VALID AS_OF", city.card(NAME, 1)),
                arguments("revoked", "REVOKED REVOKED", city.revokedCard(NAME)),
                arguments("suspended", "SUSPENDED SUSPENDED", city.suspendedCard(NAME)),
                arguments("expired", "EXPIRED EXPIRED", city.expiredCard(NAME)),
                arguments("not-yet-valid", "NOT_YET_VALID NOT_YET_VALID", city.earlyCard(NAME)),
                arguments("forged", "NOT_TRUSTED UNKNOWN_ISSUER", city.forgedCard(NAME)),
                arguments("paper-where-live-is-needed", "WRONG_SHOWING LIVE_NEEDED", city.permit(NAME, 2)),
                arguments("unreadable", "UNREADABLE WEB_ADDRESS", "https://pay.example/1"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void the_camera_finds_each_verdict_and_each_has_its_screen(String name, String verdict, String text)
            throws Exception {
        counter.see(browser.camera(), text);

        Look.at(counter.page, "counter-" + name);
        assertThat(counter.verdict()).isEqualTo(verdict);
    }

    @Test
    void what_the_holders_device_shows_now_is_valid_live() {
        counter.enter(city.livePermit(NAME, 3, Instant.now(), Optional.empty()));

        Look.at(counter.page, "counter-live");
        assertThat(counter.verdict()).isEqualTo("VALID LIVE");
        assertThat(counter.page.textContent(".person .name")).isEqualTo(NAME);
    }

    @Test
    void a_screenshot_is_found_out_by_its_time() {
        counter.enter(city.livePermit(NAME, 3, Instant.now().minus(Duration.ofMinutes(3)), Optional.empty()));

        Look.at(counter.page, "counter-screenshot");
        assertThat(counter.verdict()).isEqualTo("WRONG_SHOWING SHOWING_TOO_OLD");
    }

    @Test
    void what_was_shown_for_another_desk_is_refused() {
        counter.enter(city.livePermit(NAME, 3, Instant.now(), Optional.of("window-9")));

        Look.at(counter.page, "counter-other-desk");
        assertThat(counter.verdict()).isEqualTo("WRONG_SHOWING OTHER_DESK");
    }

    @Test
    void paper_asks_for_a_look_at_the_person() {
        counter.enter(city.card(NAME, 1));

        assertThat(counter.page.locator(".id-card").count()).isEqualTo(1);
    }

    @Test
    void a_clock_that_was_turned_back_cannot_tell() {
        counter.turnClockTo(Instant.now().minus(Duration.ofDays(2)));

        counter.enter(city.card(NAME, 1));

        Look.at(counter.page, "counter-clock-behind");
        assertThat(counter.verdict()).isEqualTo("CANNOT_TELL CLOCK_BEHIND");
    }

    @Test
    void a_status_that_is_too_old_cannot_tell() {
        counter.turnClockTo(Instant.now().plus(Duration.ofHours(25)));

        counter.enter(city.card(NAME, 1));

        Look.at(counter.page, "counter-status-too-old");
        assertThat(counter.verdict()).isEqualTo("CANNOT_TELL STATUS_TOO_OLD");
    }

    @Test
    void a_scanner_types_wherever_the_focus_is() {
        counter.page.focus("#camera");

        counter.scan(city.card(NAME, 1));

        assertThat(counter.verdict()).isEqualTo("VALID AS_OF");
        assertThat(counter.page.isVisible("video")).isFalse();
    }

    @Test
    void the_camera_reads_a_code_that_is_held_before_it() throws Exception {
        counter.see(browser.camera(), city.livePermit(NAME, 4, Instant.now(), Optional.of(DESK)));

        Look.picture(counter.page, "counter-camera");
        assertThat(counter.verdict()).isEqualTo("VALID LIVE");
    }

    @Test
    void without_a_network_it_goes_on_and_says_so_also_after_a_restart() {
        counter.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        counter.waitUntilHandedOver();
        desk.setOffline(true);
        try {
            counter.page.reload();
            counter.page.waitForSelector("html[data-ready]");
            counter.page.waitForSelector("#told .notice");

            counter.enter(city.card(NAME, 1));
            counter.page.waitForSelector("#waiting:not(:empty)");

            Look.at(counter.page, "counter-offline");
            assertThat(counter.verdict()).isEqualTo("VALID AS_OF");
            assertThat(counter.page.textContent("#waiting")).contains("1 张回执待上传");
        } finally {
            desk.setOffline(false);
        }
        counter.waitUntilHandedOver();
    }

    @Test
    void with_its_server_stopped_it_goes_on_and_hands_over_when_the_server_is_back() throws Exception {
        counter.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        counter.waitUntilHandedOver();
        int before = server.receipts();
        server.close();
        try {
            counter.page.reload();
            counter.page.waitForSelector("html[data-ready]");
            counter.enter(city.card(NAME, 1));
            assertThat(counter.verdict()).isEqualTo("VALID AS_OF");
        } finally {
            server = server.startedAgain();
        }

        counter.page.evaluate("() => dispatchEvent(new Event('online'))");
        counter.waitUntilHandedOver();

        assertThat(server.receipts()).isEqualTo(before + 1);
    }

    @Test
    void each_receipt_is_handed_over_once() throws Exception {
        counter.waitUntilHandedOver();
        int before = server.receipts();
        counter.enter(city.card(NAME, 1));
        counter.next();
        counter.enter(city.revokedCard(NAME));

        counter.page.evaluate(
                "async () => { const { openDesk } = await import('/counter/desk.js');"
                        + " const [a, b] = await Promise.all([openDesk(), openDesk()]); await Promise.all([a.update(), b.update()]); }");
        counter.waitUntilHandedOver();

        assertThat(server.receipts()).isEqualTo(before + 2);
    }

    @Test
    void in_a_queue_the_result_gives_way_and_the_list_names_nobody() {
        counter.page.click("#settings summary");
        counter.page.check("#queue");

        counter.enter(city.card(NAME, 1));
        counter.page.waitForSelector(".idle");
        counter.enter(city.revokedCard(NAME));
        counter.page.waitForSelector(".idle");

        Look.at(counter.page, "counter-queue");
        assertThat(counter.page.locator(".recent li").count()).isEqualTo(2);
        assertThat(counter.page.textContent("body")).doesNotContain(NAME);
    }

    @Test
    void the_slip_says_what_was_checked_and_not_who() {
        counter.enter(city.card(NAME, 1));
        counter.page.evaluate("() => { window.print = () => {}; }");

        counter.page.click("#print");
        counter.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        counter.page.setViewportSize(302, 560);

        Look.picture(counter.page, "counter-slip");
        assertThat(counter.page.textContent("#slip"))
                .contains(DESK, "VALID AS_OF")
                .doesNotContain(NAME);
        assertThat(counter.page.isVisible("#main")).isFalse();
    }

    @Test
    void the_desks_code_on_the_screen_names_the_desk_and_what_it_asks_for() throws Exception {
        counter.page.click("#settings summary");
        counter.page.selectOption("#purpose", "senior-fare");
        counter.page.click("#desk-code summary");
        counter.page.waitForFunction("() => document.querySelector('#desk-code canvas').width > 300");

        Look.at(counter.page, "counter-desk-code");
        counter.page.locator("#desk-code .qr").scrollIntoViewIfNeeded();
        assertThat(new QrReader().read(Look.photographed(counter.page))).contains("CSD1:window-3/senior-fare");
    }

    @Test
    void a_certificate_that_the_service_does_not_ask_for_is_said_to_be_another() {
        counter.page.click("#settings summary");
        counter.page.selectOption("#purpose", "resident-school");

        counter.enter(city.card(NAME, 1));

        Look.at(counter.page, "counter-other-certificate");
        assertThat(counter.page.isVisible(".person .problem")).isTrue();
    }

    @Test
    void a_short_code_says_so_where_no_wallet_server_is_known() {
        counter.page.fill("#typed", "ABCD-2345");
        counter.page.press("#typed", "Enter");
        counter.page.waitForSelector("[data-problem='NO_WALLET']");

        Look.at(counter.page, "counter-no-short-codes");
        assertThat(counter.page.textContent(".word")).contains("没有核验");
    }

    @Test
    void it_speaks_english_alone() {
        counter.page.click("#switch-language");
        counter.page.click("#switch-language");

        counter.enter(city.card(NAME, 1));

        Look.at(counter.page, "counter-english");
        assertThat(counter.page.isVisible(".word span[lang='en']")).isTrue();
        assertThat(counter.page.isVisible(".word span[lang='zh']")).isFalse();
    }

    @Test
    void it_is_legible_in_large_type() {
        counter.page.click("#switch-type");

        counter.enter(city.card(NAME, 1));

        Look.at(counter.page, "counter-large-type");
        assertThat(counter.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void it_is_dark_where_that_is_wanted() {
        counter.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        counter.enter(city.card(NAME, 1));

        Look.at(counter.page, "counter-dark");
        assertThat(counter.verdict()).isEqualTo("VALID AS_OF");
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void it_fits_every_screen(Device device) {
        counter.page.setViewportSize(device.width(), device.height());
        String size = device.name().toLowerCase(Locale.ROOT);
        Look.at(counter.page, "counter-ready-" + size);

        counter.enter(city.card(NAME, 1));

        Look.at(counter.page, "counter-" + size);
        assertThat(counter.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void a_wrong_code_enrols_nobody() {
        try (BrowserContext stranger = browser.visitor(Device.PHONE)) {
            Page page = stranger.newPage();
            page.navigate(server.address().toString());
            page.waitForSelector("#code");
            Look.at(page, "counter-enrol");

            page.fill("#code", "2222-2222");
            page.keyboard().press("Enter");
            page.waitForSelector(".problem");

            Look.at(page, "counter-wrong-code");
            assertThat(page.isVisible("#code")).isTrue();
        }
    }

    @Test
    void a_supervisor_sees_counts_by_reason_and_lets_a_desk_in() throws Exception {
        counter.enter(city.revokedCard(NAME));
        counter.page.evaluate("async () => (await (await import('/counter/desk.js')).openDesk()).update()");
        counter.waitUntilHandedOver();
        try (BrowserContext chief = browser.visitor(Device.TABLET)) {
            Page page = chief.newPage();
            page.navigate(server.address().resolve("/supervisor.html").toString());
            page.fill("#code", server.code("chief", true));
            page.keyboard().press("Enter");
            page.waitForSelector(".fingerprint");
            page.click("button.huge");
            page.waitForSelector("#failures");
            page.fill("#name", "window-4");
            page.keyboard().press("Enter");
            page.waitForSelector(".one-code");
            page.waitForFunction("() => document.querySelector('.qr canvas').width > 200");
            Look.at(page, "counter-supervisor");

            assertThat(page.textContent("#failures")).contains("REVOKED");
            assertThat(page.textContent("body")).doesNotContain(NAME);
            try (BrowserContext another = browser.visitor(Device.PHONE);
                    CounterPage fourth = CounterPage.enrol(another, server.address(), page.textContent(".one-code"))) {
                assertThat(fourth.page.textContent("#desk")).isEqualTo("window-4");
            }
        }
    }
}
