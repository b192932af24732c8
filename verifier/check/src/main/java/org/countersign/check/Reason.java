package org.countersign.check;

/** Why a verdict is what it is. The names are stable; {@link MessageCatalogue} says each of them to people. */
public enum Reason {
    LIVE(VerdictCode.VALID),
    AS_OF(VerdictCode.VALID),

    NO_TRUST(VerdictCode.CANNOT_TELL),
    NO_TIME(VerdictCode.CANNOT_TELL),
    CLOCK_BEHIND(VerdictCode.CANNOT_TELL),
    TRUST_EXPIRED(VerdictCode.CANNOT_TELL),
    NO_STATUS(VerdictCode.CANNOT_TELL),
    STATUS_NOT_TRUSTED(VerdictCode.CANNOT_TELL),
    STATUS_TOO_OLD(VerdictCode.CANNOT_TELL),
    STATUS_UNKNOWN(VerdictCode.CANNOT_TELL),
    ALGORITHM_LACKING(VerdictCode.CANNOT_TELL),

    REVOKED(VerdictCode.REVOKED),
    SUSPENDED(VerdictCode.SUSPENDED),
    EXPIRED(VerdictCode.EXPIRED),
    NOT_YET_VALID(VerdictCode.NOT_YET_VALID),

    UNKNOWN_ISSUER(VerdictCode.NOT_TRUSTED),
    KEY_COMPROMISED(VerdictCode.NOT_TRUSTED),
    KEY_NOT_IN_USE(VerdictCode.NOT_TRUSTED),
    BAD_SIGNATURE(VerdictCode.NOT_TRUSTED),
    UNKNOWN_TYPE(VerdictCode.NOT_TRUSTED),
    TYPE_NOT_ALLOWED(VerdictCode.NOT_TRUSTED),

    LIVE_NEEDED(VerdictCode.WRONG_SHOWING),
    DESK_BOUND_NEEDED(VerdictCode.WRONG_SHOWING),
    PURPOSE_NEEDED(VerdictCode.WRONG_SHOWING),
    HOLDER_NOT_PROVEN(VerdictCode.WRONG_SHOWING),
    SHOWING_TOO_OLD(VerdictCode.WRONG_SHOWING),
    SHOWING_IN_FUTURE(VerdictCode.WRONG_SHOWING),
    OTHER_DESK(VerdictCode.WRONG_SHOWING),
    OTHER_PURPOSE(VerdictCode.WRONG_SHOWING),
    OTHER_REQUEST(VerdictCode.WRONG_SHOWING),

    EMPTY(VerdictCode.UNREADABLE),
    NOT_OURS(VerdictCode.UNREADABLE),
    WEB_ADDRESS(VerdictCode.UNREADABLE),
    LATER_VERSION(VerdictCode.UNREADABLE),
    SCANNER_CHANGED_TEXT(VerdictCode.UNREADABLE),
    DAMAGED(VerdictCode.UNREADABLE),
    CONTENT_UNKNOWN(VerdictCode.UNREADABLE);

    private final VerdictCode verdict;

    Reason(VerdictCode verdict) {
        this.verdict = verdict;
    }

    public VerdictCode verdict() {
        return verdict;
    }

    Reason require(VerdictCode expected) {
        if (verdict != expected) {
            throw new IllegalArgumentException(this + " is no reason for " + expected);
        }
        return this;
    }
}
