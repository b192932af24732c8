package org.countersign.acceptance.screens;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.acceptance.counter.QrPicture;
import org.countersign.acceptance.screen.FakeCamera;

/** A clerk at the counter's page. */
final class CounterPage implements AutoCloseable {
    private static final double PATIENCE_MS = 60_000;

    final Page page;
    /** What the browser complained about; nothing is expected. */
    final List<String> complaints = new ArrayList<>();

    private CounterPage(BrowserContext context) {
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        // What a test before chose is forgotten; the desk is not.
        page.addInitScript("localStorage.clear()");
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    /** The first visit: enrols the browser. */
    static CounterPage enrol(BrowserContext context, URI address, String code) {
        CounterPage counter = new CounterPage(context);
        counter.page.navigate(address.toString());
        counter.page.fill("#code", code);
        counter.page.keyboard().press("Enter");
        counter.page.waitForSelector(".fingerprint");
        counter.page.click("button.huge");
        counter.page.waitForSelector("html[data-ready]");
        return counter;
    }

    /** A later one. */
    static CounterPage open(BrowserContext context, URI address) {
        CounterPage counter = new CounterPage(context);
        counter.page.navigate(address.toString());
        counter.page.waitForSelector("html[data-ready]");
        return counter;
    }

    /** As a scanner types, with the focus wherever it is. */
    void scan(String text) {
        page.keyboard().type(text);
        page.keyboard().press("Enter");
        page.waitForSelector(".outcome");
    }

    /** Into the field, for what is long. */
    void enter(String text) {
        page.fill("#typed", text);
        page.press("#typed", "Enter");
        page.waitForSelector(".outcome");
    }

    /** As it is held before the camera. */
    void see(FakeCamera camera, String text) throws IOException {
        camera.show(QrPicture.of(text));
        page.click("#camera");
        page.waitForSelector(".outcome");
    }

    /** Whatever the device's clock says. */
    void turnClockTo(Instant time) {
        page.evaluate("(millis) => { Date.now = () => millis; }", (double) time.toEpochMilli());
    }

    void next() {
        page.click("#next");
        page.waitForSelector(".idle");
    }

    String verdict() {
        return page.getAttribute(".outcome", "data-verdict") + " " + page.getAttribute(".outcome", "data-reason");
    }

    /** Waits until nothing is left to be handed over. Not by waitForFunction, for which the promise of an answer is an answer. */
    void waitUntilHandedOver() {
        page.evaluate("""
                async (patience) => {
                  const { countWaiting } = await import('/counter/kept.js');
                  for (const until = Date.now() + patience; (await countWaiting()) > 0;) {
                    if (Date.now() > until) {
                      throw new Error(`${await countWaiting()} receipts were not handed over`);
                    }
                    await new Promise((resolve) => setTimeout(resolve, 50));
                  }
                }""", PATIENCE_MS);
    }

    @Override
    public void close() {
        page.close();
    }
}
