package org.countersign.counter;

import java.util.Optional;
import org.countersign.check.CheckResult;
import org.countersign.check.VerdictCode;
import org.countersign.counter.desk.DeskProblem;
import org.countersign.format.Names;

/** What the command answers: the check's result, or why there was nothing to check. */
sealed interface Answer {
    VerdictCode verdict();

    String reason();

    Names clerk();

    Names nextStep();

    /**
     * The check had its say.
     *
     * @param deskProblem why the desk's store could not be used, when it could not
     */
    record Checked(CheckResult result, Optional<DeskProblem> deskProblem) implements Answer {
        @Override
        public VerdictCode verdict() {
            return result.verdict().code();
        }

        @Override
        public String reason() {
            return result.verdict().reason().name();
        }

        @Override
        public Names clerk() {
            return result.message().clerk();
        }

        @Override
        public Names nextStep() {
            return result.message().nextStep();
        }
    }

    /** Nothing was read that could be checked. */
    record Unread(NotRead why) implements Answer {
        @Override
        public VerdictCode verdict() {
            return VerdictCode.UNREADABLE;
        }

        @Override
        public String reason() {
            return why.name();
        }

        @Override
        public Names clerk() {
            return why.clerk();
        }

        @Override
        public Names nextStep() {
            return why.nextStep();
        }
    }
}
