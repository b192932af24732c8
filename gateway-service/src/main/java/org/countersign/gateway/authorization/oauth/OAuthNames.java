package org.countersign.gateway.authorization.oauth;

/** Names of the smaller OAuth documents: RFC 9068, RFC 9126, RFC 9207, RFC 9396. */
public final class OAuthNames {
    /** RFC 9068, section 2.1. */
    public static final String ACCESS_TOKEN_TYPE = "at+jwt";
    /** RFC 9396, section 2. */
    public static final String AUTHORIZATION_DETAILS = "authorization_details";
    /** RFC 9396, section 5. */
    public static final String INVALID_AUTHORIZATION_DETAILS = "invalid_authorization_details";
    /** RFC 9207, section 3. */
    public static final String ISS_PARAMETER_SUPPORTED = "authorization_response_iss_parameter_supported";
    /** RFC 9126, section 5. */
    public static final String PAR_REQUIRED = "require_pushed_authorization_requests";
    /** Private claim of access tokens: the grant, a row of ours. */
    public static final String GRANT_CLAIM = "grant";

    public static final String TOKEN = "/oauth2/token";
    public static final String PAR = "/oauth2/par";
    public static final String AUTHORIZE = "/oauth2/authorize";
    public static final String CONSENT = "/oauth2/consent";
    public static final String CHALLENGE = "/oauth2/challenge";
    public static final String JWKS = "/oauth2/jwks";
    public static final String METADATA = "/.well-known/oauth-authorization-server";
    public static final String SIGN_IN = "/sign-in";

    private OAuthNames() {}
}
