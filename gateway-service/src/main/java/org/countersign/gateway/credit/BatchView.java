package org.countersign.gateway.credit;

import java.util.List;
import java.util.Optional;

/** A batch and what became of its operations. */
record BatchView(
        String id, State state, int operations, long pending, long applied, long refused, List<Fate> outcomes) {

    BatchView {
        outcomes = List.copyOf(outcomes);
    }

    static BatchView of(String id, List<Fate> fates) {
        var pending = count(fates, OperationOutcome.State.PENDING);
        return new BatchView(
                id,
                pending == 0 ? State.FINISHED : State.RUNNING,
                fates.size(),
                pending,
                count(fates, OperationOutcome.State.APPLIED),
                count(fates, OperationOutcome.State.REFUSED),
                fates);
    }

    private static long count(List<Fate> fates, OperationOutcome.State state) {
        return fates.stream().filter(fate -> fate.state() == state).count();
    }

    enum State {
        RUNNING,
        FINISHED
    }

    record Accepted(String id, State state, int operations) {}

    record Fate(String operation, OperationOutcome.State state, Optional<String> code) {}
}
