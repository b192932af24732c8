package org.countersign.counter.result;

import org.countersign.check.VerdictCode;

/** What the command tells a script. The numbers are stable. */
public enum ExitCode {
    VALID(0),
    DEFINITE_NO(1),
    CANNOT_TELL(2),
    UNREADABLE(3),
    USAGE(64);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static ExitCode of(VerdictCode verdict) {
        return switch (verdict) {
            case VALID -> VALID;
            case REVOKED, SUSPENDED, EXPIRED, NOT_YET_VALID, NOT_TRUSTED, WRONG_SHOWING -> DEFINITE_NO;
            case CANNOT_TELL -> CANNOT_TELL;
            case UNREADABLE -> UNREADABLE;
        };
    }
}
