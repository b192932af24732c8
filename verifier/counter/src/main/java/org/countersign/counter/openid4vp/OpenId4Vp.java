package org.countersign.counter.openid4vp;

/** Names of OpenID4VP 1.0 (and of RFC 9101, on which its request objects are built), declared once. */
public final class OpenId4Vp {
    public static final String SCHEME = "openid4vp://";
    /** Section 5.10: wallets refuse every other {@code typ}. */
    public static final String REQUEST_TYPE = "oauth-authz-req+jwt";

    public static final String REQUEST_MEDIA_TYPE = "application/" + REQUEST_TYPE;
    /** Section 5.8: the audience of a request to a wallet that was not discovered. */
    public static final String SELF_ISSUED = "https://self-issued.me/v2";

    public static final String FORMAT = "dc+sd-jwt";
    public static final String AUTHORITY_KEY = "aki";
    /** Appendix A.4: what stands before an origin where it is the audience. */
    public static final String ORIGIN_PREFIX = "origin:";
    /** Appendix A.1. */
    public static final String SIGNED_PROTOCOL = "openid4vp-v1-signed";

    public static final String VP_TOKEN = "vp_token";
    public static final String RESPONSE = "response";
    public static final String RESPONSE_TYPE = "response_type";
    public static final String RESPONSE_MODE = "response_mode";
    public static final String RESPONSE_URI = "response_uri";
    public static final String RESPONSE_CODE = "response_code";
    public static final String CLIENT_ID = "client_id";
    public static final String CLIENT_METADATA = "client_metadata";
    public static final String REQUEST = "request";
    public static final String REQUEST_URI = "request_uri";
    public static final String REQUEST_URI_METHOD = "request_uri_method";
    public static final String REDIRECT_URI = "redirect_uri";
    public static final String STATE = "state";
    public static final String NONCE = "nonce";
    public static final String WALLET_NONCE = "wallet_nonce";
    public static final String WALLET_METADATA = "wallet_metadata";
    public static final String DCQL_QUERY = "dcql_query";
    public static final String TRANSACTION_DATA = "transaction_data";
    public static final String VERIFIER_INFO = "verifier_info";
    public static final String EXPECTED_ORIGINS = "expected_origins";
    public static final String ERROR = "error";
    public static final String ERROR_DESCRIPTION = "error_description";

    /** Of our own: what a wallet that knows it may show to the holder. */
    public static final String PURPOSE_FORMAT = "urn:countersign:counter-purpose:1";
    /** Of our own: a sentence to which the holder agrees by presenting. */
    public static final String AGREEMENT_TYPE = "urn:countersign:agreement:1";

    private OpenId4Vp() {}
}
