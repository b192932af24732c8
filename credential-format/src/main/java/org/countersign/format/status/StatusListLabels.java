package org.countersign.format.status;

/** Names and numbers of draft-ietf-oauth-status-list (-20), declared once because the draft still moves. */
public final class StatusListLabels {
    /** Header 16 of the token, and its media type. */
    public static final String MEDIA_TYPE = "application/statuslist+cwt";

    /** {@code typ} of the token in the JWT form; its media type is {@code application/} and this. */
    public static final String JWT_TYPE = "statuslist+jwt";

    public static final String JWT_MEDIA_TYPE = "application/" + JWT_TYPE;

    static final int STATUS_LIST = 65_533;
    static final int TTL = 65_534;
    static final String BITS = "bits";
    static final String LIST = "lst";
    static final String AGGREGATION_URI = "aggregation_uri";
    static final String JWT_STATUS_LIST = "status_list";
    static final String JWT_TTL = "ttl";
    static final String AGGREGATION = "status_lists";

    private StatusListLabels() {}
}
