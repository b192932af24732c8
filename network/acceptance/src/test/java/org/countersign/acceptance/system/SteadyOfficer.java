package org.countersign.acceptance.system;

import com.eclipsesource.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.http.IdempotencyKey;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.story.Failure;

/**
 * Issues certificates one after the other and never loses patience: a request that got no answer, or was told to come back, is
 * sent again with the same key until it is acknowledged. What was acknowledged is written down.
 */
final class SteadyOfficer {
    private static final int WORKERS = 3;
    private static final long BEFORE_A_REPETITION_MILLIS = 100;

    private final GatewayClient officer;
    private final List<Paper> papers;
    private final String label;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final AtomicInteger repetitions = new AtomicInteger();
    private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<Integer, String> surprises = new ConcurrentHashMap<>();
    private final List<Thread> workers;

    private SteadyOfficer(GatewayClient officer, List<Paper> papers, String label) {
        this.officer = officer;
        this.papers = papers;
        this.label = label;
        this.workers = java.util.stream.IntStream.range(0, WORKERS)
                .mapToObj(_ -> Thread.ofPlatform().unstarted(this::work))
                .toList();
    }

    static SteadyOfficer start(GatewayClient officer, List<Paper> papers, String label) {
        SteadyOfficer steady = new SteadyOfficer(officer, papers, label);
        steady.workers.forEach(Thread::start);
        return steady;
    }

    /** Lets every worker finish the request that it is at, however often that must be repeated. */
    void finish() throws InterruptedException {
        goOn.set(false);
        for (Thread worker : workers) {
            worker.join();
        }
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /** The certificate's id by the number of the request. */
    Map<Integer, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Answers that were neither an acknowledgement nor a reason to come back. */
    Map<Integer, String> surprises() {
        return Map.copyOf(surprises);
    }

    int repetitions() {
        return repetitions.get();
    }

    /** Sends a request that was acknowledged before; the same certificate must come back. */
    Optional<String> repeat(int number) throws InterruptedException {
        return idIn(send(number));
    }

    private void work() {
        try {
            while (goOn.get()) {
                int number = next.getAndIncrement();
                if (number >= papers.size()) {
                    return;
                }
                sendUntilAcknowledged(number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUntilAcknowledged(int number) throws InterruptedException {
        while (true) {
            try {
                Answer answer = send(number);
                Optional<String> id = idIn(answer);
                if (id.isPresent()) {
                    acknowledged.put(number, id.get());
                    return;
                }
                if (answer.status() < 500
                        && answer.problemCode()
                                .filter("IDEMPOTENCY_KEY_IN_USE"::equals)
                                .isEmpty()) {
                    surprises.put(number, answer.summary());
                    return;
                }
            } catch (Failure noAnswer) {
                // Killed, or not up yet. Whether the request arrived is unknown, which is why it carries a key.
            }
            repetitions.incrementAndGet();
            Thread.sleep(BEFORE_A_REPETITION_MILLIS);
        }
    }

    private Answer send(int number) throws InterruptedException {
        Paper paper = papers.get(number);
        JsonObject fields = new JsonObject();
        paper.fields().forEach(fields::add);
        return officer.post(
                "/certificates",
                new JsonObject().add("type", paper.kind().type()).add("fields", fields),
                new IdempotencyKey(label + "-" + number));
    }

    private static Optional<String> idIn(Answer answer) {
        return answer.status() == 202 ? Optional.of(answer.object().getString("id", "")) : Optional.empty();
    }
}
