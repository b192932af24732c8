package org.countersign.format.cose;

/** Numbers of RFC 9052, RFC 9528 and RFC 9596, declared once. */
public final class CoseLabels {
    public static final int TAG_SIGN1 = 18;
    /** RFC 8392: may wrap tag 18 in messages of other systems. */
    public static final int TAG_CWT = 61;

    public static final int ALGORITHM = 1;
    public static final int CRITICAL = 2;
    public static final int KID = 4;
    /** RFC 9528: a CWT whose {@code cnf} has the key that verifies this message. */
    public static final int KCWT = 13;

    public static final int TYPE = 16;

    static final String SIGNATURE_CONTEXT = "Signature1";

    private CoseLabels() {}
}
