package org.countersign.counter.openid4vp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.countersign.counter.openid4vp.PresentationState.Answered;
import org.countersign.counter.openid4vp.PresentationState.AwaitingBrowser;
import org.countersign.counter.openid4vp.PresentationState.Checking;
import org.countersign.counter.openid4vp.PresentationState.Expired;
import org.countersign.counter.openid4vp.PresentationState.Fetched;
import org.countersign.counter.openid4vp.PresentationState.OtherBrowser;
import org.countersign.counter.openid4vp.PresentationState.Started;

/** One request and its state; every step is taken by one caller only, so nothing is fetched or answered twice. */
public final class OpenPresentation {
    private final PresentationRequest request;
    private PresentationState state;
    private Optional<String> browser = Optional.empty();

    OpenPresentation(PresentationRequest request) {
        this.request = request;
        // Unsigned requests and those of the browser's API travel by value: there is nothing to fetch.
        boolean byValue = request.prefix() == ClientIdPrefix.REDIRECT_URI || request.flow() == Flow.DC_API;
        this.state = byValue ? new Fetched() : new Started();
    }

    public PresentationRequest request() {
        return request;
    }

    public synchronized PresentationState state(Instant now) {
        boolean isOver = !now.isBefore(request.expiresAt()) && (state instanceof Started || state instanceof Fetched);
        return isOver ? new Expired() : state;
    }

    /** Binds the browser that asks to this request; the first one only. */
    public synchronized void begin(String secret, Instant now) throws VpRefusal {
        requireOpen(now);
        if (browser.isPresent() || request.flow() != Flow.SAME_DEVICE) {
            throw new VpRefusal(VpRefusal.Code.UNKNOWN);
        }
        browser = Optional.of(secret);
    }

    /** The request object is given out once: whoever comes second is not the holder, or somebody was before him. */
    synchronized void fetch(Instant now) throws VpRefusal {
        requireOpen(now);
        if (!(state instanceof Started)) {
            throw new VpRefusal(VpRefusal.Code.FETCHED_ALREADY);
        }
        state = new Fetched();
    }

    synchronized void requireAnswerable(Instant now) throws VpRefusal {
        requireOpen(now);
        if (state instanceof Started) {
            throw new VpRefusal(VpRefusal.Code.NOT_FETCHED);
        }
        if (!(state instanceof Fetched)) {
            throw new VpRefusal(VpRefusal.Code.USED);
        }
    }

    synchronized void claim(Instant now) throws VpRefusal {
        requireAnswerable(now);
        state = new Checking();
    }

    /** Nothing was decided: the wallet may answer again. */
    synchronized void release() {
        state = new Fetched();
    }

    synchronized void end(PresentationState last) {
        state = last;
    }

    /** The browser is back. Whoever comes with another secret ends the request: the presentation may have been meant for somebody else. */
    public synchronized Answered back(String responseCode, String secret) throws VpRefusal {
        if (!(state instanceof AwaitingBrowser(Answered answer, String expected)) || !isSame(expected, responseCode)) {
            throw new VpRefusal(VpRefusal.Code.UNKNOWN);
        }
        if (browser.isEmpty() || !isSame(browser.get(), secret)) {
            state = new OtherBrowser();
            throw new VpRefusal(VpRefusal.Code.BROWSER);
        }
        state = answer;
        return answer;
    }

    private void requireOpen(Instant now) throws VpRefusal {
        if (state(now) instanceof Expired) {
            throw new VpRefusal(VpRefusal.Code.EXPIRED);
        }
    }

    static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
