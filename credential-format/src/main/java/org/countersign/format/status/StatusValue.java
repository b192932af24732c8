package org.countersign.format.status;

/** One entry of a status list (draft-ietf-oauth-status-list, section 7.1). Other values are for other applications. */
public record StatusValue(int value) {
    public static final StatusValue VALID = new StatusValue(0);
    /** INVALID in the draft's words: final. */
    public static final StatusValue REVOKED = new StatusValue(1);

    public static final StatusValue SUSPENDED = new StatusValue(2);

    public StatusValue {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("a status is one byte at most, found " + value);
        }
    }
}
