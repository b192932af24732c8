package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.acceptance.offline.CheckItem;
import org.countersign.acceptance.offline.CheckedItem;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** One revoked, one suspended and reinstated, one tampered with, one expired: each with its verdict. */
final class ChangeStatuses implements Step {
    private final Stage stage;
    private final Worktable table;
    private final CounterDesk desk;
    private final StatusDesk officer;
    private final Paper oldPermit;

    /** Takes a paper for a residence permit that no other step hands in. */
    ChangeStatuses(Stage stage, Worktable table, CounterDesk desk, StatusDesk officer, Paper oldPermit) {
        this.stage = stage;
        this.table = table;
        this.desk = desk;
        this.officer = officer;
        this.oldPermit = oldPermit;
    }

    @Override
    public String sentence() {
        return "Revoked one, suspended and reinstated one, tampered with one, let one expire";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        IssuedPass revoked = table.validPass(PaperKind.ELDERLY, 0);
        IssuedPass suspended = table.validPass(PaperKind.DISABILITY, 0);
        IssuedPass genuine = table.validPass(PaperKind.VOLUNTEER, 0);
        String expired = expiredPass();

        change(revoked, "REVOKED", "holder-deceased", findings);
        change(suspended, "SUSPENDED", "under-review", findings);
        Duration revokedAfter = desk.refreshUntil(revoked.text(), "REVOKED");
        desk.refreshUntil(suspended.text(), "SUSPENDED");
        Map<String, Expected> first = new LinkedHashMap<>();
        first.put("the revoked one", new Expected(revoked.text(), "REVOKED"));
        first.put("the suspended one", new Expected(suspended.text(), "SUSPENDED"));
        first.put(
                "one with a flipped bit in its signature",
                new Expected(Forgery.flipInSignature(genuine.text()), "NOT_TRUSTED"));
        first.put("one with an edited name", new Expected(withEditedName(genuine), "NOT_TRUSTED"));
        first.put("the expired one", new Expected(expired, "EXPIRED"));
        first.put("the genuine one", new Expected(genuine.text(), "VALID"));
        check(first, findings);

        change(suspended, "VALID", "review-closed", findings);
        Duration reinstatedAfter = desk.refreshUntil(suspended.text(), "VALID");
        Map<String, Expected> second = new LinkedHashMap<>();
        second.put("the reinstated one", new Expected(suspended.text(), "VALID"));
        second.put("the revoked one, later", new Expected(revoked.text(), "REVOKED"));
        check(second, findings);
        requireRevokedIsFinal(revoked, findings);

        findings.count("revocationAtTheCounterMillis", revokedAfter.toMillis());
        findings.count("reinstatementAtTheCounterMillis", reinstatedAfter.toMillis());
        findings.say("the expired one was issued back-dated for this, which its registration on the ledger shows");
        findings.say("the counter knew of the revocation " + revokedAfter.toMillis() + " ms after the ledger");
    }

    /** A pass and the verdict that it deserves. */
    private record Expected(String pass, String verdict) {}

    private void change(IssuedPass pass, String to, String reason, Findings findings) throws InterruptedException {
        StatusDesk.Outcome outcome = officer.change(
                pass.certificate(),
                to,
                reason,
                stage.label().key("status-" + to + "-" + pass.kind().type()));
        findings.expectEqual(
                "APPLIED", outcome.state(), "the change of a " + pass.kind().type() + " to " + to);
    }

    private void requireRevokedIsFinal(IssuedPass revoked, Findings findings) throws InterruptedException {
        StatusDesk.Outcome outcome = officer.change(
                revoked.certificate(), "VALID", "mistake", stage.label().key("undo-revocation"));
        findings.expectEqual(
                new StatusDesk.Outcome("REFUSED", "REVOKED_IS_FINAL"),
                outcome,
                "the answer to reinstating what was revoked");
    }

    private void check(Map<String, Expected> passes, Findings findings) throws InterruptedException {
        List<CheckItem> items = new ArrayList<>();
        passes.forEach((part, expected) -> items.add(CheckItem.ofText(part, expected.pass())));
        for (CheckedItem checked : desk.checkOffline(items).items()) {
            Optional<String> expected =
                    Optional.ofNullable(passes.get(checked.name())).map(Expected::verdict);
            findings.verdict(checked.name(), checked.verdict() + " " + checked.reason());
            findings.expectEqual(expected.orElse("none"), checked.verdict(), "the verdict about " + checked.name());
            findings.say(checked.name() + ": " + checked.verdict());
        }
    }

    private String withEditedName(IssuedPass genuine) {
        String name = desk.shownField(genuine.text(), "holderName");
        return Forgery.edit(genuine.text(), name, otherNameOfEqualLength(name));
    }

    /** Changes the lowest bits of the last character: still a character of as many bytes, and somebody else's name. */
    private static String otherNameOfEqualLength(String name) {
        int last = name.codePointBefore(name.length());
        return name.substring(0, name.length() - Character.charCount(last)) + Character.toString(last ^ 1);
    }

    private String expiredPass() throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(stage.clock().instant(), DemoCommand.CITY_ZONE);
        JsonObject fields = new JsonObject();
        oldPermit.fields().forEach(fields::add);
        JsonObject request = new JsonObject()
                .add("type", oldPermit.kind().type())
                .add("fields", fields)
                .add("validFrom", today.minusYears(1).minusDays(2).toString())
                .add("validUntil", today.minusDays(2).toString());
        return officer.pass(officer.issue(request, stage.label().key("expired")));
    }
}
