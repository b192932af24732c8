package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** A partner holds, captures a part, releases, redeems and reverses; what may not be is refused with its code. */
final class SpendPoints implements Step {
    private final Stage stage;
    private final Worktable table;
    private final PointsDesk points;

    SpendPoints(Stage stage, Worktable table, PointsDesk points) {
        this.stage = stage;
        this.table = table;
        this.points = points;
    }

    @Override
    public String sentence() {
        return "A partner held points and captured a part, released, redeemed and reversed";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        GatewayClient partner = stage.cast().partner();
        String account = points.account(table.papers(PaperKind.VOLUNTEER).get(1).holderId());
        earn(account, 100);
        Watch watch = new Watch(findings, account, points.balance(account).available());

        String hold = points.applied(partner, hold(account, 60), "hold");
        watch.expect(-60, 60, "after 60 were held");
        JsonObject capture = capture(hold, 40);
        Answer captured = points.order(partner, capture, "capture");
        findings.expectEqual(200, captured.status(), "the answer to a capture");
        watch.expect(-40, 0, "after 40 of them were captured and the rest came back");
        repeat(capture, captured, hold, findings);
        watch.expect(-40, 0, "after the capture was sent again");

        String secondHold = points.applied(partner, hold(account, 20), "second-hold");
        watch.expect(-60, 20, "after 20 more were held");
        refuse(
                stage.cast().otherPartner(),
                capture(secondHold, 20),
                "foreign-capture",
                findings,
                "another partner's capture of a hold",
                "FORBIDDEN",
                "NOT_FOUND",
                "NOT_YOUR_PARTNER",
                "UNKNOWN_HOLD");
        points.applied(partner, PointsDesk.operation("release").add("hold", secondHold), "release");
        watch.expect(-40, 0, "after the hold was released");

        String redeemed = points.applied(partner, redeem(account, 25), "redeem");
        watch.expect(-65, 0, "after 25 were redeemed");
        points.applied(partner, PointsDesk.operation("reverse").add("of", redeemed), "reverse");
        watch.expect(-40, 0, "after that was reversed");

        refuse(partner, capture(hold, 20), "capture-twice", findings, "a second capture of one hold", "HOLD_ENDED");
        refuse(
                partner,
                redeem(account, watch.available() + 1),
                "too-much",
                findings,
                "redeeming more than there is",
                "INSUFFICIENT_POINTS");
        refuse(
                partner,
                PointsDesk.operation("reverse").add("of", redeemed),
                "reverse-twice",
                findings,
                "a second reversal",
                "ALREADY_REVERSED");
        watch.expect(-40, 0, "after all that was refused");
        findings.say("the balance was right after each of " + watch.looks() + " steps");
    }

    /** Looks at the balance after each step. */
    private final class Watch {
        private final Findings findings;
        private final String account;
        private final long before;
        private int looks;

        Watch(Findings findings, String account, long before) {
            this.findings = findings;
            this.account = account;
            this.before = before;
        }

        void expect(long change, long held, String when) throws InterruptedException {
            looks++;
            findings.expectEqual(
                    new PointsDesk.Balance(before + change, held), points.balance(account), "the balance " + when);
        }

        long available() throws InterruptedException {
            return points.balance(account).available();
        }

        int looks() {
            return looks;
        }
    }

    private void earn(String account, int amount) throws InterruptedException {
        points.applied(
                stage.cast().officer(),
                PointsDesk.operation("earn")
                        .add("account", account)
                        .add("scheme", PointsDesk.SCHEME)
                        .add("points", amount)
                        .add("expiresAt", inDays(365))
                        .add("event", stage.label().id("a-day-at-the-library")),
                "earn-one");
    }

    /** A repetition gets the first answer; the same key with something else is refused. */
    private void repeat(JsonObject capture, Answer first, String hold, Findings findings) throws InterruptedException {
        GatewayClient partner = stage.cast().partner();
        Answer again = points.order(partner, capture, "capture");
        findings.expectEqual(first.status(), again.status(), "the status of a repeated request");
        findings.expectEqual(first.text(), again.text(), "the answer to a repeated request");
        Answer other = points.order(partner, capture(hold, 41), "capture");
        findings.expectEqual(
                "422 IDEMPOTENCY_KEY_REUSED", other.summary(), "the answer to the same key with another body");
        findings.record("repeated", again.status() + ", same body");
        findings.record("sameKeyOtherBody", other.summary());
        findings.say(
                "a repeated request got the first answer, and the same key with another body got " + other.summary());
    }

    private void refuse(
            GatewayClient who, JsonObject operation, String key, Findings findings, String what, String... codes)
            throws InterruptedException {
        Answer answer = points.order(who, operation, key);
        String code = answer.problemCode().orElse("none");
        findings.expect(
                answer.status() >= 400
                        && answer.status() < 500
                        && java.util.List.of(codes).contains(code),
                what + " should be refused with " + String.join(" or ", codes) + ", was answered " + answer.summary());
        findings.record(key, answer.summary());
        findings.say(what + " was refused: " + code);
    }

    private JsonObject hold(String account, long amount) {
        return PointsDesk.operation("hold")
                .add("account", account)
                .add("scheme", PointsDesk.SCHEME)
                .add("points", amount)
                .add("until", inDays(1));
    }

    private static JsonObject capture(String hold, long amount) {
        return PointsDesk.operation("capture").add("hold", hold).add("points", amount);
    }

    private static JsonObject redeem(String account, long amount) {
        return PointsDesk.operation("redeem")
                .add("account", account)
                .add("scheme", PointsDesk.SCHEME)
                .add("points", amount);
    }

    private String inDays(int days) {
        return stage.clock()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(Duration.ofDays(days))
                .toString();
    }
}
