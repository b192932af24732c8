package org.countersign.format.cose;

/** Claim numbers of RFC 8392 that our formats use. */
public final class CwtClaims {
    public static final int SUBJECT = 2;
    public static final int AUDIENCE = 3;
    public static final int EXPIRES_AT = 4;
    public static final int ISSUED_AT = 6;
    /** RFC 8747: the key whose holder may show it. */
    public static final int CONFIRMATION = 8;

    /** RFC 9200, section 5.8.1, in the terms of RFC 8693: what a token may be used for. */
    public static final int SCOPE = 9;

    private CwtClaims() {}
}
