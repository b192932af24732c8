package org.countersign.gateway.protocol;

/** Names on the wire of OpenID for Verifiable Credential Issuance 1.0, and nothing else. The comments name its sections. */
public final class OpenId4Vci {
    /** 12.2.2: where the metadata of an issuer without a path in its identifier are. */
    public static final String METADATA_PATH = "/.well-known/openid-credential-issuer";

    public static final String OFFER_PATH = "/openid4vci/offers/";
    public static final String NONCE_PATH = "/openid4vci/nonce";
    public static final String CREDENTIAL_PATH = "/openid4vci/credential";
    public static final String DEFERRED_PATH = "/openid4vci/deferred";
    public static final String NOTIFICATION_PATH = "/openid4vci/notification";

    /** 12.2.3. */
    public static final String METADATA_TYPE = "openidvci-issuer-metadata+jwt";
    /** Appendix F.1. */
    public static final String PROOF_TYPE = "openid4vci-proof+jwt";
    /** Appendix D.1. */
    public static final String KEY_ATTESTATION_TYPE = "key-attestation+jwt";

    /** 12.2.4: credential issuer metadata. */
    public static final String CREDENTIAL_ISSUER = "credential_issuer";

    public static final String CREDENTIAL_ENDPOINT = "credential_endpoint";
    public static final String NONCE_ENDPOINT = "nonce_endpoint";
    public static final String DEFERRED_ENDPOINT = "deferred_credential_endpoint";
    public static final String NOTIFICATION_ENDPOINT = "notification_endpoint";
    public static final String REQUEST_ENCRYPTION = "credential_request_encryption";
    public static final String ENC_VALUES = "enc_values_supported";
    public static final String ALG_VALUES = "alg_values_supported";
    public static final String ENCRYPTION_REQUIRED = "encryption_required";
    public static final String BATCH_ISSUANCE = "batch_credential_issuance";
    public static final String BATCH_SIZE = "batch_size";
    public static final String CONFIGURATIONS = "credential_configurations_supported";
    public static final String SIGNING_ALGS = "credential_signing_alg_values_supported";
    public static final String BINDING_METHODS = "cryptographic_binding_methods_supported";
    public static final String PROOF_TYPES = "proof_types_supported";
    public static final String PROOF_ALGS = "proof_signing_alg_values_supported";
    public static final String ATTESTATIONS_REQUIRED = "key_attestations_required";
    public static final String CREDENTIAL_METADATA = "credential_metadata";

    /** 12.3: authorization server metadata. */
    public static final String ANONYMOUS_ACCESS_SUPPORTED = "pre-authorized_grant_anonymous_access_supported";

    /** 4.1.1: credential offer. */
    public static final String CONFIGURATION_IDS = "credential_configuration_ids";

    public static final String PRE_AUTHORIZED_GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
    public static final String PRE_AUTHORIZED_CODE = "pre-authorized_code";
    public static final String AUTHORIZATION_CODE = "authorization_code";
    public static final String ISSUER_STATE = "issuer_state";
    public static final String TX_CODE = "tx_code";
    public static final String OFFER_SCHEME = "openid-credential-offer://";

    /** 5.1.1 and 6.2: {@code authorization_details}. */
    public static final String DETAILS_TYPE = "openid_credential";

    public static final String IDENTIFIERS = "credential_identifiers";

    /** 7.2. */
    public static final String C_NONCE = "c_nonce";

    /** 8.2: credential request. */
    public static final String CREDENTIAL_IDENTIFIER = "credential_identifier";

    public static final String CONFIGURATION_ID = "credential_configuration_id";
    public static final String PROOFS = "proofs";
    /** Until draft 15 there was one proof, under this name. */
    public static final String PROOF = "proof";

    public static final String DRAFT_PROOF_TYPE = "proof_type";
    public static final String PROOF_JWT = "jwt";
    public static final String PROOF_ATTESTATION = "attestation";
    public static final String RESPONSE_ENCRYPTION = "credential_response_encryption";

    /** 8.3 and 9: credential response, deferred credentials. */
    public static final String CREDENTIALS = "credentials";

    public static final String CREDENTIAL = "credential";
    public static final String NOTIFICATION_ID = "notification_id";
    public static final String TRANSACTION_ID = "transaction_id";
    public static final String INTERVAL = "interval";

    /** 11.1. */
    public static final String EVENT = "event";

    public static final String EVENT_DESCRIPTION = "event_description";

    /** Appendix D.1 and F.1. */
    public static final String KEY_ATTESTATION = "key_attestation";

    public static final String ATTESTED_KEYS = "attested_keys";

    private OpenId4Vci() {}
}
