package org.countersign.format.jose;

/** Header and claim names of RFC 7515 §4.1, RFC 7519 §4.1 and RFC 7800 §3.1 that our formats use. */
public final class JwtNames {
    public static final String ISSUER = "iss";
    public static final String SUBJECT = "sub";
    public static final String AUDIENCE = "aud";
    public static final String EXPIRES_AT = "exp";
    public static final String NOT_BEFORE = "nbf";
    public static final String ISSUED_AT = "iat";
    public static final String NONCE = "nonce";
    public static final String CONFIRMATION = "cnf";
    public static final String JWK = "jwk";

    static final String ALGORITHM = "alg";
    static final String TYPE = "typ";
    static final String KEY_ID = "kid";
    static final String CERTIFICATES = "x5c";
    static final String CRITICAL = "crit";

    private JwtNames() {}
}
