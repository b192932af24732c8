package org.countersign.counter.desk;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.countersign.check.Check;
import org.countersign.check.CheckContext;
import org.countersign.check.CheckPolicy;
import org.countersign.check.CheckResult;
import org.countersign.check.DeskId;
import org.countersign.check.HeldStatusLists;
import org.countersign.check.TimeEvidence;
import org.countersign.check.TimeFloor;

/** Checks a text by what a desk's folder holds at that moment, and keeps the floor of time that came of it. Uses no network. */
public final class CheckAtDesk {
    private final DeskStore store;
    private final Check check;
    private final DeskId desk;

    /**
     * What came of it.
     *
     * @param problem why the folder could not be used, or not all of it
     */
    public record Found(CheckResult result, Optional<DeskProblem> problem) {}

    public CheckAtDesk(DeskStore store, Check check, DeskId desk) {
        this.store = store;
        this.check = check;
        this.desk = desk;
    }

    public Found check(String text, CheckPolicy policy, Instant now) throws IOException {
        try {
            Desk held = store.load();
            CheckContext context = new CheckContext(
                    Optional.of(held.bundle()), held.statusLists(), TimeEvidence.of(now, held.floor()), desk, policy);
            CheckResult result = check.check(text, context);
            TimeFloor raised = held.floor().raisedBy(result);
            if (!raised.equals(held.floor())) {
                store.keepFloor(raised);
            }
            return new Found(
                    result, held.refusedLists() == 0 ? Optional.empty() : Optional.of(DeskProblem.BAD_STATUS_LIST));
        } catch (DeskException unusable) {
            CheckContext context = new CheckContext(
                    Optional.empty(), HeldStatusLists.NONE, TimeEvidence.of(now, TimeFloor.NONE), desk, policy);
            return new Found(check.check(text, context), Optional.of(unusable.problem()));
        }
    }
}
