package org.countersign.gateway.authorization;

/** Names of the smaller OAuth documents: RFC 9068, RFC 9126, RFC 9207, RFC 9396. */
final class OAuthNames {
    /** RFC 9068, section 2.1. */
    static final String ACCESS_TOKEN_TYPE = "at+jwt";
    /** RFC 9396, section 2. */
    static final String AUTHORIZATION_DETAILS = "authorization_details";
    /** RFC 9396, section 5. */
    static final String INVALID_AUTHORIZATION_DETAILS = "invalid_authorization_details";
    /** RFC 9207, section 3. */
    static final String ISS_PARAMETER_SUPPORTED = "authorization_response_iss_parameter_supported";
    /** RFC 9126, section 5. */
    static final String PAR_REQUIRED = "require_pushed_authorization_requests";
    /** Private claim of access tokens: the grant, a row of ours. */
    static final String GRANT_CLAIM = "grant";

    static final String TOKEN = "/oauth2/token";
    static final String PAR = "/oauth2/par";
    static final String AUTHORIZE = "/oauth2/authorize";
    static final String CONSENT = "/oauth2/consent";
    static final String CHALLENGE = "/oauth2/challenge";
    static final String JWKS = "/oauth2/jwks";
    static final String METADATA = "/.well-known/oauth-authorization-server";
    static final String SIGN_IN = "/sign-in";

    private OAuthNames() {}
}
