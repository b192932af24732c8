package org.countersign.format.ledger;

/** Every limit on what the ledger accepts, with its reason. */
public final class LedgerLimits {
    /** Items in one transaction: a transaction of this size still simulates well within Fabric's execution timeout of 30 s. */
    public static final int MAX_ITEMS = 1000;
    /** Bytes of one request: half of what an ordering service likes to put into one block. */
    public static final int MAX_REQUEST_BYTES = 1 << 20;
    /** Bytes of one value in the world state; a record never comes near it. */
    public static final int MAX_RECORD_BYTES = 1 << 20;
    /** Characters of an id or a code. */
    public static final int MAX_ID_LENGTH = 64;
    /** Code points of a name in one language. */
    public static final int MAX_NAME_LENGTH = 200;
    /** The largest integer that every JSON reader keeps exactly. It bounds points, and seconds on either side of 1970. */
    public static final long MAX_EXACT_INTEGER = (1L << 53) - 1;
    /** Types that one issuer may issue. */
    public static final int MAX_TYPES_PER_ISSUER = 1000;
    /** Organisations that may award points of one scheme. */
    public static final int MAX_EARNERS_PER_SCHEME = 100;
    /** Copies that one item brings: those of a registration, or those that are added at once. A certificate may be added to as often as its issuer likes. */
    public static final int MAX_COPIES = 16;
    /** Certificates of one series: so many share a record, which every change of status and every addition of copies reads as a whole. */
    public static final int MAX_CERTIFICATES_IN_SERIES = 64;
    /** Entries of one status list. */
    public static final int STATUS_LIST_ENTRIES = 1 << 17;
    /** Characters of a public key in base64url. */
    public static final int MAX_PUBLIC_KEY_LENGTH = 1024;
    /** Lots that earning or a transfer may bring an account to. */
    public static final int MAX_LOTS = 1000;
    /** Lots that points which come back may bring an account to: a refund should find room, but a record must stay readable. */
    public static final int MAX_LOTS_WITH_RETURNS = 2000;
    /** Open holds of one account. */
    public static final int MAX_OPEN_HOLDS = 100;

    private LedgerLimits() {}
}
