package org.countersign.gateway.authorization;

/** What the authorization server needs of OpenID for Verifiable Credential Issuance 1.0. */
final class OpenId4Vci {
    /** Section 6.1. */
    static final String PRE_AUTHORIZED_GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    static final String PRE_AUTHORIZED_CODE = "pre-authorized_code";
    static final String TX_CODE = "tx_code";
    /** Section 5.1.1. */
    static final String DETAILS_TYPE = "openid_credential";

    static final String CONFIGURATION_ID = "credential_configuration_id";
    /** Section 6.2. */
    static final String IDENTIFIERS = "credential_identifiers";
    /** Section 12.3. */
    static final String ANONYMOUS_ACCESS_SUPPORTED = "pre-authorized_grant_anonymous_access_supported";

    private OpenId4Vci() {}
}
