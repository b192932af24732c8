package org.countersign.acceptance.bench.counter;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.countersign.acceptance.counter.CounterCity;
import org.countersign.acceptance.counter.CounterServer;
import org.countersign.acceptance.screen.ScreenBrowser;
import org.countersign.format.status.StatusList;

/** All that is measured of the counter's page, in one run. */
public final class CounterBench {
    private final MeasuredCounter counter;

    public CounterBench(ScreenBrowser browser, CounterServer server, CounterCity city) {
        this.counter = new MeasuredCounter(browser, server, city);
    }

    public CounterFigures run(int texts, int frames, int lists) throws IOException, InterruptedException {
        long firstLoad = counter.firstLoadBytes();
        try (BrowserContext enrolled = counter.enrolled()) {
            double interactive = counter.interactiveMs(enrolled);
            MeasuredCounter.Turn typed = counter.texts(enrolled, texts);
            MeasuredCounter.Turn filmed = counter.frames(enrolled, frames);
            return new CounterFigures(
                    filmed.millis(),
                    typed.millis(),
                    firstLoad,
                    interactive,
                    (long) lists * StatusList.ENTRIES,
                    typed.refused() + filmed.refused(),
                    typed.dropped() + filmed.dropped());
        }
    }
}
