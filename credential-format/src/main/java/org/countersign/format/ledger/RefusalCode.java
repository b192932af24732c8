package org.countersign.format.ledger;

/**
 * Why an item was refused. A <em>remembered</em> refusal is a decision about the content, made for a caller who had the right to ask:
 * the ledger keeps it, and the same item is refused again for ever, so a second try needs a new id. Any other refusal leaves no trace:
 * once the cause is cured, the same item may be sent again. Were those remembered too, whoever lacks a right could spoil the ids of
 * those who have it; and what is unknown has no owner whose right could be checked.
 */
public enum RefusalCode {
    /** The item is not of the form that the function expects. */
    MALFORMED_ITEM(false),
    /** The id was used before for other content; nothing changed. */
    ID_REUSED(false),
    /** The caller's certificate does not name the role that the item needs. */
    ROLE_MISSING(false),
    /** Another organisation is the steward of this ledger. */
    NOT_THE_STEWARD(false),
    /** The issuer belongs to another organisation. */
    NOT_YOUR_ISSUER(false),
    /** The partner belongs to another organisation. */
    NOT_YOUR_PARTNER(false),
    /** The organisation may not award points of this scheme, or did not award those that it wants back. */
    NOT_AN_EARNER(false),
    /** The organisation is neither the steward nor an earner of the scheme, so it may not run it. */
    NOT_YOUR_SCHEME(false),

    /** No such issuer. */
    UNKNOWN_ISSUER(false),
    /** No such key, or it belongs to another issuer. */
    UNKNOWN_KEY(true),
    /** The key has been ended, or its time is over. */
    KEY_ENDED(true),
    /** The key is there already; a key is put once. */
    KEY_EXISTS(true),
    /** The key id is not the one that follows from the public key. */
    KEY_ID_WRONG(true),
    /** No such certificate type. */
    UNKNOWN_TYPE(true),
    /** The issuer may not issue this type. */
    TYPE_NOT_ALLOWED(true),
    /** The number stands for another type. */
    TYPE_NUMBER_TAKEN(true),
    /** The type has another number, and keeps it. */
    TYPE_NUMBER_FIXED(true),
    /** The clock floor only moves forward. */
    CLOCK_BACKWARD(true),
    /** The clock floor may not pass the timestamp of the transaction. */
    CLOCK_AHEAD(true),

    /** The series that the certificate's id names is another issuer's, or of another type. */
    SERIES_OF_ANOTHER(false),
    /** The series that the certificate's id names has as many certificates as a series may have. */
    SERIES_FULL(false),
    /** A place in a status list belongs to another copy. */
    INDEX_TAKEN(true),
    /** No such certificate. */
    UNKNOWN_CERTIFICATE(false),
    /** The certificate has this status already. */
    STATUS_UNCHANGED(true),
    /** A revoked certificate stays revoked. */
    REVOKED_IS_FINAL(true),
    /** The certificate is revoked, so it gets no further copies. */
    CERTIFICATE_REVOKED(true),
    /** The certificate's time is over by the clock floor, so it gets no further copies. */
    CERTIFICATE_EXPIRED(true),

    /** No such scheme. */
    UNKNOWN_SCHEME(false),
    /** No such partner. */
    UNKNOWN_PARTNER(false),
    /** A time that must lie ahead does not: it is not after the clock floor. */
    TIME_PASSED(true),
    /** The account has not so many points that are neither held nor expired. */
    INSUFFICIENT_POINTS(true),
    /** A balance would leave the range that every reader keeps exactly. */
    OVERFLOW(true),
    /** The account has too many lots. */
    TOO_MANY_LOTS(true),
    /** The account has too many open holds. */
    TOO_MANY_HOLDS(true),
    /** A transfer needs two accounts. */
    SAME_ACCOUNT(true),
    /** No such hold. */
    UNKNOWN_HOLD(false),
    /** The hold was captured, released or expired before. */
    HOLD_ENDED(true),
    /** The time of the hold is over. */
    HOLD_EXPIRED(true),
    /** More points than the hold holds. */
    AMOUNT_EXCEEDS_HOLD(true),
    /** No such operation. */
    UNKNOWN_OPERATION(false),
    /** The operation was refused, or is of a kind that nothing reverses. */
    NOT_REVERSIBLE(false),
    /** The operation was reversed before. */
    ALREADY_REVERSED(true),
    /** Points that were earned are no longer whole in the account: held, spent, transferred or expired. */
    ALREADY_SPENT(true);

    private final boolean remembered;

    RefusalCode(boolean remembered) {
        this.remembered = remembered;
    }

    /** Whether the ledger keeps the refusal, so that the same item is refused for ever. */
    public boolean remembered() {
        return remembered;
    }
}
