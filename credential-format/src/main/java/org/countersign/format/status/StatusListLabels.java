package org.countersign.format.status;

/** Names and numbers of draft-ietf-oauth-status-list (-20), declared once because the draft still moves. */
public final class StatusListLabels {
    /** Header 16 of the token, and its media type. */
    public static final String MEDIA_TYPE = "application/statuslist+cwt";

    static final int STATUS_LIST = 65_533;
    static final int TTL = 65_534;
    static final String BITS = "bits";
    static final String LIST = "lst";

    private StatusListLabels() {}
}
