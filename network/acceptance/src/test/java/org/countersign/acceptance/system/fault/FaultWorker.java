package org.countersign.acceptance.system.fault;

import com.eclipsesource.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.IdempotencyKey;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.story.Failure;

/**
 * Works on certificates and points of its own, one request after the other, and keeps a model of what must be there: so every answer is known beforehand, whatever
 * happens meanwhile. What it draws depends on its seed alone.
 */
final class FaultWorker {
    static final String SCHEME = "volunteer";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private final Desk desk;
    private final Tally tally;
    private final SplittableRandom random;
    private final String label;
    private final List<Paper> papers;
    private final List<String> certificates = new ArrayList<>();
    private final List<Held> holds = new ArrayList<>();
    private final List<Unknown> unknown = new ArrayList<>();
    private final Instant expiresAt;
    private final Instant heldUntil;
    private int number;
    private long available;
    private long unknownPoints;

    /** Who asks. */
    record Desk(PatientClient officer, PatientClient partner) {}

    private record Held(String hold, long points) {}

    private record Unknown(JsonObject body, IdempotencyKey key) {}

    /** @param papers the first two are for people with points, one for each kind of request; the others are issued */
    FaultWorker(Desk desk, Tally tally, long seed, String label, List<Paper> papers, Instant now) {
        this.desk = desk;
        this.tally = tally;
        this.random = new SplittableRandom(seed);
        this.label = label;
        this.papers = papers;
        this.expiresAt = now.plus(YEAR);
        this.heldUntil = now.plus(DAY);
    }

    void work(BooleanSupplier goOn) throws InterruptedException {
        while (goOn.getAsBoolean() && certificates.size() + 2 < papers.size()) {
            int drawn = random.nextInt(100);
            if (drawn < 25 || certificates.isEmpty()) {
                issue();
            } else if (drawn < 40) {
                changeStatus();
            } else if (drawn < 60) {
                earn();
            } else if (drawn < 70) {
                hold();
            } else if (drawn < 80) {
                endHold();
            } else if (drawn < 84) {
                redeem();
            } else if (drawn < 89) {
                redeemTooMuch();
            } else {
                earnAndHangUp();
            }
        }
    }

    private IdempotencyKey nextKey() {
        tally.submitted.incrementAndGet();
        return new IdempotencyKey(label + "-" + number++);
    }

    private void issue() throws InterruptedException {
        var paper = papers.get(certificates.size() + 2);
        var fields = new JsonObject();
        paper.fields().forEach(fields::add);
        var body = new JsonObject().add("type", paper.kind().type()).add("fields", fields);
        var id = desk.officer()
                .post("/certificates", body, nextKey())
                .orFail(200, 202)
                .object()
                .getString("id", "");
        var state = desk.officer().getDecided("/certificates/" + id).getString("state", "");
        tally.decided("a certificate", "APPLIED", state.equals("REGISTERED") ? "APPLIED" : state);
        certificates.add(id);
        if (tally.certificates.put(id, "VALID") != null) {
            tally.surprises.add("certificate " + id + " was issued twice");
        }
    }

    private void changeStatus() throws InterruptedException {
        var id = certificates.get(random.nextInt(certificates.size()));
        var before = tally.certificates.getOrDefault(id, "");
        var to = List.of("SUSPENDED", "VALID", "REVOKED").get(random.nextInt(3));
        var expected =
                before.equals("REVOKED") ? "REVOKED_IS_FINAL" : before.equals(to) ? "STATUS_UNCHANGED" : "APPLIED";
        var path = "/certificates/" + id + "/status";
        var body = new JsonObject().add("to", to).add("reason", "fault-test");
        var operation = desk.officer()
                .post(path, body, nextKey())
                .orFail(200, 202)
                .object()
                .getString("operation", "");
        var outcome = desk.officer().getDecided(path + "/" + operation);
        tally.decided(before + " to " + to, expected, stateOf(outcome));
        if (expected.equals("APPLIED")) {
            tally.certificates.put(id, to);
        }
    }

    private void earn() throws InterruptedException {
        long points = random.nextInt(1, 100);
        if (book(desk.officer(), earning(papers.get(0), points), "APPLIED")) {
            available += points;
            tally.issuedPoints.addAndGet(points);
        }
    }

    /** Its outcome is unknown to everybody until the end, when the same request is sent again. */
    private void earnAndHangUp() throws InterruptedException {
        long points = random.nextInt(1, 100);
        var request = new Unknown(earning(papers.get(1), points), nextKey());
        desk.officer()
                .postAndHangUp(
                        "/credit/operations", request.body(), request.key(), Duration.ofMillis(random.nextInt(1, 60)));
        unknown.add(request);
        unknownPoints += points;
    }

    private JsonObject earning(Paper who, long points) {
        return operation("earn")
                .add("resident", who.holderId())
                .add("scheme", SCHEME)
                .add("points", points)
                .add("expiresAt", expiresAt.toString())
                .add("event", label + "-" + number);
    }

    private void hold() throws InterruptedException {
        if (available == 0) {
            earn();
            return;
        }
        long points = random.nextLong(1, available + 1);
        var body = ofMine("hold").add("points", points).add("until", heldUntil.toString());
        var outcome = outcomeOf(desk.partner(), body);
        tally.decided("a hold", "APPLIED", stateOf(outcome));
        holds.add(new Held(outcome.getString("operation", ""), points));
        available -= points;
    }

    private void endHold() throws InterruptedException {
        if (holds.isEmpty()) {
            hold();
            return;
        }
        var held = holds.remove(random.nextInt(holds.size()));
        if (random.nextBoolean()) {
            book(desk.partner(), operation("release").add("hold", held.hold()), "APPLIED");
            available += held.points();
        } else {
            long points = random.nextLong(1, held.points() + 1);
            book(desk.partner(), operation("capture").add("hold", held.hold()).add("points", points), "APPLIED");
            available += held.points() - points;
            tally.redeemedPoints.addAndGet(points);
        }
        if (random.nextInt(4) == 0) {
            book(desk.partner(), operation("release").add("hold", held.hold()), "HOLD_ENDED");
        }
    }

    private void redeem() throws InterruptedException {
        if (available == 0) {
            earn();
            return;
        }
        long points = random.nextLong(1, available + 1);
        book(desk.partner(), ofMine("redeem").add("points", points), "APPLIED");
        available -= points;
        tally.redeemedPoints.addAndGet(points);
    }

    private void redeemTooMuch() throws InterruptedException {
        if (available == 0) {
            earn();
            return;
        }
        book(desk.partner(), ofMine("redeem").add("points", available + 1), "INSUFFICIENT_POINTS");
    }

    private JsonObject ofMine(String kind) {
        return operation(kind).add("resident", papers.get(0).holderId()).add("scheme", SCHEME);
    }

    private static JsonObject operation(String kind) {
        return new JsonObject().add("op", kind);
    }

    private boolean book(PatientClient who, JsonObject body, String expected) throws InterruptedException {
        var found = stateOf(outcomeOf(who, body));
        tally.decided(body.getString("op", ""), expected, found);
        return found.equals("APPLIED");
    }

    private JsonObject outcomeOf(PatientClient who, JsonObject body) throws InterruptedException {
        tally.creditOperations.incrementAndGet();
        return outcomeOf(who, body, nextKey());
    }

    private static JsonObject outcomeOf(PatientClient who, JsonObject body, IdempotencyKey key)
            throws InterruptedException {
        Answer answer = who.postAndWait("/credit/operations", body, key).orFail(200, 202, 409);
        var told = answer.object();
        return answer.status() == 202 ? who.getDecided("/credit/operations/" + told.getString("operation", "")) : told;
    }

    /** APPLIED, or the code of the refusal. */
    private static String stateOf(JsonObject outcome) {
        var code = outcome.getString("code", "");
        return code.isEmpty() ? outcome.getString("state", "") : code;
    }

    /** Finds out what became of the requests that it hung up on, and compares what there is with its model. */
    void settle() throws InterruptedException {
        for (var request : unknown) {
            tally.creditOperations.incrementAndGet();
            var found = stateOf(outcomeOf(desk.officer(), request.body(), request.key()));
            tally.resolved.incrementAndGet();
            if (!found.equals("APPLIED")) {
                tally.surprises.add("an earning that was hung up on: " + found);
            }
        }
        tally.issuedPoints.addAndGet(unknownPoints);
        compareBalance(
                "the model's",
                papers.get(0),
                available,
                holds.stream().mapToLong(Held::points).sum());
        compareBalance("the unknown earnings'", papers.get(1), unknownPoints, 0);
        for (var id : certificates) {
            var status = desk.officer().get("/certificates/" + id).getString("status", "");
            if (!status.equals(tally.certificates.get(id))) {
                tally.surprises.add(
                        "certificate " + id + " is " + status + " instead of " + tally.certificates.get(id));
            }
        }
    }

    private void compareBalance(String whose, Paper who, long wanted, long held) throws InterruptedException {
        var account = desk.officer()
                .post("/credit/accounts", new JsonObject().add("resident", who.holderId()))
                .orFail(200)
                .object()
                .getString("account", "");
        Answer answer = balance(account);
        long found = answer.status() == 404 ? 0 : answer.object().getLong("available", -1);
        long foundHeld = answer.status() == 404 ? 0 : answer.object().getLong("held", -1);
        if (found != wanted || foundHeld != held) {
            tally.surprises.add("%s balance is %d and %d held instead of %d and %d"
                    .formatted(whose, found, foundHeld, wanted, held));
        }
    }

    private Answer balance(String account) throws InterruptedException {
        var answer = desk.officer().look("/credit/accounts/" + account + "?scheme=" + SCHEME);
        if (answer.status() != 200 && answer.status() != 404) {
            throw new Failure("a balance was answered " + answer.summary());
        }
        return answer;
    }
}
