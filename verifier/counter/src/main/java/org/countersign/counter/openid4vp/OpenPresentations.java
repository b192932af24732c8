package org.countersign.counter.openid4vp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests that somebody may still answer or read, in memory: each holds a private key and secrets for a few minutes, which are better
 * nowhere else. A restart forgets them and says so to who comes back, and receipts stay. Bounded in number and in time; a full store
 * refuses new requests rather than drop open ones.
 */
public final class OpenPresentations {
    private final int most;
    private final Duration readableFor;
    private final Map<String, OpenPresentation> byName = new HashMap<>();
    private final Deque<OpenPresentation> oldestFirst = new ArrayDeque<>();

    /**
     * Empty.
     *
     * @param most how many at once
     * @param readableFor how long after its end a request's result can be read
     */
    public OpenPresentations(int most, Duration readableFor) {
        this.most = most;
        this.readableFor = readableFor;
    }

    synchronized OpenPresentation add(PresentationRequest request, Instant now) throws VpRefusal {
        forgetOld(now);
        if (oldestFirst.size() >= most) {
            throw new VpRefusal(VpRefusal.Code.FULL);
        }
        OpenPresentation open = new OpenPresentation(request);
        names(request).forEach(name -> byName.put(name, open));
        oldestFirst.addLast(open);
        return open;
    }

    /** By the name that the agency's system knows. */
    public OpenPresentation byId(String id, Instant now) throws VpRefusal {
        return named("id " + id, now);
    }

    OpenPresentation byRequest(String token, Instant now) throws VpRefusal {
        return named("request " + token, now);
    }

    OpenPresentation byResponse(String token, Instant now) throws VpRefusal {
        return named("response " + token, now);
    }

    public OpenPresentation byBegin(String token, Instant now) throws VpRefusal {
        return named("begin " + token, now);
    }

    public OpenPresentation byBack(String token, Instant now) throws VpRefusal {
        return named("back " + token, now);
    }

    private synchronized OpenPresentation named(String name, Instant now) throws VpRefusal {
        forgetOld(now);
        return Optional.ofNullable(byName.get(name)).orElseThrow(() -> new VpRefusal(VpRefusal.Code.UNKNOWN));
    }

    /** All live equally long, so the oldest ends first. */
    private void forgetOld(Instant now) {
        while (!oldestFirst.isEmpty()
                && !now.isBefore(oldestFirst.getFirst().request().expiresAt().plus(readableFor))) {
            names(oldestFirst.removeFirst().request()).forEach(byName::remove);
        }
    }

    private static Iterable<String> names(PresentationRequest request) {
        PresentationRequest.Tokens tokens = request.tokens();
        return List.of(
                "id " + request.id(),
                "request " + tokens.request(),
                "response " + tokens.response(),
                "begin " + tokens.begin(),
                "back " + tokens.back());
    }
}
