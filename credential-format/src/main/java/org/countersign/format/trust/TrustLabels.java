package org.countersign.format.trust;

/** Names and numbers of the trust bundle, declared once. See docs/reference/wire-format.md. */
public final class TrustLabels {
    /** Header 16 of the bundle. */
    public static final String TYPE = "application/countersign-trust+cwt";

    /** Header 16 of a change of the root. */
    public static final String ROOT_CHANGE_TYPE = "application/countersign-root+cwt";

    static final int CONTENT = -65_538;
    static final int NEXT_ROOT = -65_540;

    static final String VERSION = "version";
    static final String HEIGHT = "height";
    static final String ISSUERS = "issuers";
    static final String TYPES = "types";
    static final String STATUS = "status";
    static final String STATUS_KEYS = "statusKeys";

    static final String ID = "id";
    static final String NAME = "name";
    static final String CHINESE = "zh";
    static final String ENGLISH = "en";
    static final String KEYS = "keys";

    static final String KID = "kid";
    static final String ALGORITHM = "alg";
    static final String SPKI = "spki";
    static final String NOT_BEFORE = "notBefore";
    static final String NOT_AFTER = "notAfter";
    static final String COMPROMISED_AT = "compromisedAt";

    static final String NUMBER = "number";
    static final String CODE = "code";
    static final String PROFILE = "profile";
    static final String SHOWING = "showing";
    static final String MAX_STATUS_AGE = "maxStatusAgeSeconds";
    static final String LABEL = "label";
    static final String CODEC = "codec";
    static final String TABLE = "table";
    static final String CODEC_TEXT = "TEXT";
    static final String CODEC_DIGITS = "DIGITS";
    static final String CODEC_SERIAL = "SERIAL";
    static final String CODEC_DATE = "DATE";
    static final String CODEC_CODE = "CODE";

    static final String LIST = "list";
    static final String URI = "uri";
    static final String NOT_ISSUED_BEFORE = "notIssuedBefore";

    private TrustLabels() {}
}
