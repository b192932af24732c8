package org.countersign.acceptance.bench.counter;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.acceptance.counter.CounterCity;
import org.countersign.acceptance.counter.CounterServer;
import org.countersign.acceptance.counter.QrPicture;
import org.countersign.acceptance.screen.Device;
import org.countersign.acceptance.screen.FakeCamera;
import org.countersign.acceptance.screen.ScreenBrowser;

/** One desk that was enrolled, and a person with a stopwatch beside it. */
final class MeasuredCounter {
    private static final String NAME = "欧阳建国";
    private static final int FILMED = 10;
    private static final int FRAMES_OF_EACH = 6;
    private static final int WARM_UPS = 20;
    private static final int COLD_STARTS = 5;
    private static final double PATIENCE_MS = Duration.ofMinutes(3).toMillis();
    /** The page tells by a measure how long each verdict took; this keeps them all. */
    private static final String KEEP_MEASURES = """
            () => {
              window.measured = [];
              new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.measured.push([entry.name, entry.duration])))
                .observe({ type: 'measure' });
              window.reasons = [];
              new MutationObserver(() => {
                const outcome = document.querySelector('.outcome');
                if (outcome && outcome !== window.lastOutcome) {
                  window.lastOutcome = outcome;
                  window.reasons.push([outcome.dataset.verdict ?? outcome.dataset.problem, outcome.querySelector('.name')?.textContent ?? '']);
                }
              }).observe(document.querySelector('#stage'), { childList: true });
            }""";

    private final ScreenBrowser browser;
    private final CounterServer server;
    private final CounterCity city;

    MeasuredCounter(ScreenBrowser browser, CounterServer server, CounterCity city) {
        this.browser = browser;
        this.server = server;
        this.city = city;
    }

    /** Somebody who was never here, over a wire that counts; until the worker holds everything for offline. */
    long firstLoadBytes() throws IOException {
        try (CountingWire wire = CountingWire.before(server.address());
                BrowserContext stranger = browser.visitor(Device.DESKTOP)) {
            Page page = stranger.newPage();
            page.navigate(wire.address().toString());
            page.waitForSelector("#code");
            page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
            return wire.bytes();
        }
    }

    /** A desk with everything on it, whose browser has cached no page. */
    double interactiveMs(BrowserContext enrolled) {
        List<Double> times = new ArrayList<>();
        for (int start = 0; start < COLD_STARTS; start++) {
            Page page = enrolled.newPage();
            page.navigate(address("/counter/icon.svg"));
            page.evaluate("async () => {"
                    + " for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();"
                    + " for (const name of await caches.keys()) await caches.delete(name); }");
            CDPSession browserItself = enrolled.newCDPSession(page);
            browserItself.send("Network.clearBrowserCache");
            page.navigate(address("/"));
            page.waitForSelector("html[data-ready]");
            times.add(number(page.evaluate("() => performance.getEntriesByName('interactive')[0].startTime")));
            page.close();
        }
        times.sort(Double::compare);
        return times.get(times.size() / 2);
    }

    /** Enrols a browser by a code, as a clerk does. */
    BrowserContext enrolled() throws IOException, InterruptedException {
        BrowserContext context = browser.visitor(Device.DESKTOP);
        context.setDefaultTimeout(PATIENCE_MS);
        Page page = context.newPage();
        page.navigate(address("/"));
        page.fill("#code", server.code("bench-desk", false));
        page.keyboard().press("Enter");
        page.click("button.huge");
        page.waitForSelector("html[data-ready]");
        page.close();
        return context;
    }

    /** What a scanner types, one after the other, each when the verdict before is on the screen. */
    Turn texts(BrowserContext enrolled, int count) {
        Page page = open(enrolled);
        List<String> texts = IntStream.range(0, WARM_UPS + count)
                .mapToObj(which -> city.card(NAME, which))
                .toList();
        page.evaluate("""
                async (texts) => {
                  const field = document.querySelector('#typed');
                  for (const text of texts) {
                    const before = window.measured.length;
                    field.value = text;
                    field.form.requestSubmit();
                    while (window.measured.length === before) {
                      await new Promise((resolve) => setTimeout(resolve, 2));
                    }
                  }
                }""", texts);
        List<Double> millis = millis(page, "SCANNER to verdict");
        Turn turn = new Turn(
                millis.subList(Math.min(WARM_UPS, millis.size()), millis.size()),
                refused(page),
                WARM_UPS + count - millis.size());
        page.close();
        return turn;
    }

    /** A film of different certificates before the camera; each is held for some frames. */
    Turn frames(BrowserContext enrolled, int count) throws IOException {
        List<String> names =
                IntStream.range(0, FILMED).mapToObj(which -> NAME + which).toList();
        List<BufferedImage> film = IntStream.range(0, FILMED)
                .mapToObj(which -> FakeCamera.held(QrPicture.of(city.card(names.get(which), which)), 0.7))
                .flatMap(frame -> Stream.generate(() -> frame).limit(FRAMES_OF_EACH))
                .toList();
        browser.camera().frames(film);
        Page page = open(enrolled);
        page.click("#camera");
        page.waitForFunction(
                "(count) => window.measured.length >= count",
                WARM_UPS + count,
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MS));
        List<Double> millis = millis(page, "CAMERA to verdict");
        Set<String> decided = new HashSet<>(strings(page.evaluate("() => window.reasons.map(([, name]) => name)")));
        Turn turn = new Turn(millis.subList(WARM_UPS, WARM_UPS + count), refused(page), (int)
                names.stream().filter(name -> !decided.contains(name)).count());
        page.close();
        return turn;
    }

    /** What came of one way of showing. */
    record Turn(List<Double> millis, int refused, int dropped) {
        Turn {
            millis = List.copyOf(millis);
        }
    }

    private Page open(BrowserContext enrolled) {
        Page page = enrolled.newPage();
        page.navigate(address("/"));
        page.waitForSelector("html[data-ready]");
        page.evaluate(KEEP_MEASURES);
        return page;
    }

    private static int refused(Page page) {
        return (int) number(page.evaluate("() => window.reasons.filter(([verdict]) => verdict !== 'VALID').length"));
    }

    private static List<Double> millis(Page page, String name) {
        Object found = page.evaluate(
                "(name) => window.measured.filter(([of]) => of === name).map(([, millis]) => millis)", name);
        return ((List<?>) found).stream().map(MeasuredCounter::number).toList();
    }

    private static List<String> strings(Object found) {
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static double number(Object found) {
        return ((Number) found).doubleValue();
    }

    private String address(String path) {
        URI address = server.address();
        return address.resolve(path).toString();
    }
}
