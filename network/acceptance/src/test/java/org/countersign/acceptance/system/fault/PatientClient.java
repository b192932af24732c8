package org.countersign.acceptance.system.fault;

import com.eclipsesource.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.http.IdempotencyKey;
import org.countersign.acceptance.story.Failure;

/**
 * A client as the interface wants it: a request that got no answer, or was told to come back, is sent again under the same key until there is an answer. It may also
 * hang up before the answer comes, and then does not know what became of its request.
 */
final class PatientClient {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long BETWEEN_MILLIS = 100;

    private final GatewayClient client;
    private final AtomicLong repetitions;

    PatientClient(GatewayClient client, AtomicLong repetitions) {
        this.client = client;
        this.repetitions = repetitions;
    }

    private interface Attempt {
        Answer send() throws InterruptedException;
    }

    /** The considered answer: a success, or a 4xx that no repetition changes. */
    Answer post(String path, JsonObject body, IdempotencyKey key) throws InterruptedException {
        return insist(() -> client.post(path, body, key));
    }

    Answer postAndWait(String path, JsonObject body, IdempotencyKey key) throws InterruptedException {
        return insist(() -> client.postAndWait(path, body, key));
    }

    /** For requests that need no key. */
    Answer post(String path, JsonObject body) throws InterruptedException {
        return insist(() -> client.post(path, body));
    }

    JsonObject get(String path) throws InterruptedException {
        return look(path).orFail(200).object();
    }

    /** For what need not be there. */
    Answer look(String path) throws InterruptedException {
        return insist(() -> client.get(path));
    }

    /** What stands there when it is no longer pending. */
    JsonObject getDecided(String path) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var state = get(path);
            if (!state.getString("state", "").equals("PENDING")) {
                return state;
            }
            if (System.nanoTime() > deadline) {
                throw new Failure(path + " is still pending after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    /** Sends the request and hangs up; whether it arrived, and what became of it, is unknown. */
    void postAndHangUp(String path, JsonObject body, IdempotencyKey key, Duration after) throws InterruptedException {
        try {
            client.send(client.request(path)
                    .timeout(after)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key.header())
                    .POST(BodyPublishers.ofString(body.toString()))
                    .build());
        } catch (Failure hungUp) {
            // As meant.
        }
    }

    private Answer insist(Attempt attempt) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = answerTo(attempt);
            if (answer.filter(PatientClient::isConsidered).isPresent()) {
                return answer.get();
            }
            if (answer.filter(PatientClient::leavesTheCallerInTheDark).isPresent()) {
                throw new Failure("turned away without a time to come back: "
                        + answer.get().summary());
            }
            if (System.nanoTime() > deadline) {
                throw new Failure("no considered answer within " + PATIENCE.toSeconds() + " s, at last "
                        + answer.map(Answer::summary).orElse("none"));
            }
            repetitions.incrementAndGet();
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    /** None when something was killed, hangs, or is not up yet. */
    private static Optional<Answer> answerTo(Attempt attempt) throws InterruptedException {
        try {
            return Optional.of(attempt.send());
        } catch (Failure noAnswer) {
            return Optional.empty();
        }
    }

    private static boolean leavesTheCallerInTheDark(Answer answer) {
        return (answer.status() == 503 || answer.status() == 429)
                && answer.isProblem()
                && answer.retryAfter().isEmpty();
    }

    private static boolean isConsidered(Answer answer) {
        return answer.status() < 500
                && answer.status() != 429
                && !answer.problemCode()
                        .filter("IDEMPOTENCY_KEY_IN_USE"::equals)
                        .isPresent();
    }
}
