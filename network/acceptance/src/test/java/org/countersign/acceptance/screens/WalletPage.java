package org.countersign.acceptance.screens;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.countersign.acceptance.stack.StackFolder;

/** The wallet in a citizen's hand. What it says to nobody, such as errors of scripts, is kept for the test to look at. */
final class WalletPage {
    private static final double PATIENCE_MS = 60_000;

    final Page page;
    final List<String> complaints = new ArrayList<>();
    private final String home;

    private WalletPage(Page page, String home) {
        this.page = page;
        this.home = home;
        page.onPageError(complaints::add);
    }

    static WalletPage open(BrowserContext visitor, StackFolder stack) {
        visitor.setDefaultTimeout(PATIENCE_MS);
        WalletPage wallet = new WalletPage(visitor.newPage(), "http://127.0.0.1:" + stack.port("wallet") + "/");
        wallet.goHome();
        return wallet;
    }

    void goHome() {
        page.navigate(home);
        page.waitForSelector("#get");
    }

    /** Waits until the page would open without a network. */
    void untilItIsKept() {
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
    }

    /** Pastes an offer and sees what it is. */
    void examine(String link) {
        page.click("#get");
        paste(link);
    }

    /** The same where the page that asks for it is open. */
    void paste(String link) {
        page.fill("#offer", link);
        page.click("#open-offer");
    }

    void accept(String digits) {
        page.waitForSelector("#accept, [data-code]");
        if (!page.isVisible("#accept")) {
            throw new AssertionError("no offer, but " + problem());
        }
        page.fill("#digits", digits);
        page.click("#accept");
    }

    /** Accepts what asks for no digits. */
    void accept() {
        page.click("#accept");
    }

    /** Looks at the state of a certificate until the page knows that it is revoked, and opens all certificates. */
    void learnOfTheRevocation() {
        goHome();
        page.click("[data-act=details]");
        until(() -> state().equals("REVOKED"), () -> {
            page.click("#check-now");
            page.waitForSelector("#check-now:not([aria-busy])");
        });
        goHome();
    }

    /** Opens the points, and anew until so many are there to be used: the page reads what the ledger's projection has. */
    void openPoints(int available) {
        page.waitForSelector("[data-tab=points]:not([hidden])").click();
        Locator balance = page.locator(".balance");
        balance.waitFor();
        until(() -> balance.textContent().startsWith(available + " "), () -> {
            page.reload();
            balance.waitFor();
        });
    }

    /** Lets partners take so many points; gives the code. */
    String authorise(int points) {
        page.click(".spend > summary");
        page.fill(".spend input", String.valueOf(points));
        page.click(".spend button");
        Locator code = page.locator(".spend .short-code");
        code.waitFor();
        return code.textContent();
    }

    void receive(CitizenOffice.Offered offered) {
        examine(offered.offer().link());
        accept(offered.digits());
        page.waitForSelector("#received");
    }

    /** One tap; gives the text in the code. */
    String show() {
        goHome();
        page.click("[data-act=show]");
        return liveText();
    }

    String liveText() {
        Locator code = page.locator("canvas[data-text]");
        code.waitFor();
        return code.getAttribute("data-text");
    }

    /** Asks for the eight characters. */
    String shortCode() {
        page.click("#short-code");
        return page.locator(".short-code").textContent();
    }

    /** What the page's own module reads: the desk, with the purpose behind it where there is one. */
    String readDeskCode(String text) {
        return String.valueOf(page.evaluate(
                "async (text) => { const { parseDeskCode } = await import('/js/desk.js'); const code = parseDeskCode(text);"
                        + " return code ? [code.desk, code.purpose].filter(Boolean).join('/') : 'refused'; }",
                text));
    }

    /** The code of the problem that is on the screen. */
    String problem() {
        Locator problem = page.locator("[data-code]");
        problem.waitFor();
        return problem.getAttribute("data-code");
    }

    String state() {
        return page.locator("[data-state]").first().getAttribute("data-state");
    }

    private static void until(BooleanSupplier isSo, Runnable again) {
        Instant deadline = Instant.now().plusMillis((long) PATIENCE_MS);
        while (!isSo.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("a minute was not enough");
            }
            again.run();
        }
    }
}
