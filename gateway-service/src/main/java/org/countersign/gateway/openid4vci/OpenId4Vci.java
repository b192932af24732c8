package org.countersign.gateway.openid4vci;

/** Names on the wire of OpenID for Verifiable Credential Issuance 1.0, and nothing else. The comments name its sections. */
final class OpenId4Vci {
    /** 12.2.2: where the metadata of an issuer without a path in its identifier are. */
    static final String METADATA_PATH = "/.well-known/openid-credential-issuer";

    static final String OFFER_PATH = "/openid4vci/offers/";
    static final String NONCE_PATH = "/openid4vci/nonce";
    static final String CREDENTIAL_PATH = "/openid4vci/credential";
    static final String DEFERRED_PATH = "/openid4vci/deferred";
    static final String NOTIFICATION_PATH = "/openid4vci/notification";

    /** 12.2.3. */
    static final String METADATA_TYPE = "openidvci-issuer-metadata+jwt";
    /** Appendix F.1. */
    static final String PROOF_TYPE = "openid4vci-proof+jwt";
    /** Appendix D.1. */
    static final String KEY_ATTESTATION_TYPE = "key-attestation+jwt";

    /** 12.2.4: credential issuer metadata. */
    static final String CREDENTIAL_ISSUER = "credential_issuer";

    static final String CREDENTIAL_ENDPOINT = "credential_endpoint";
    static final String NONCE_ENDPOINT = "nonce_endpoint";
    static final String DEFERRED_ENDPOINT = "deferred_credential_endpoint";
    static final String NOTIFICATION_ENDPOINT = "notification_endpoint";
    static final String REQUEST_ENCRYPTION = "credential_request_encryption";
    static final String ENC_VALUES = "enc_values_supported";
    static final String ALG_VALUES = "alg_values_supported";
    static final String ENCRYPTION_REQUIRED = "encryption_required";
    static final String BATCH_ISSUANCE = "batch_credential_issuance";
    static final String BATCH_SIZE = "batch_size";
    static final String CONFIGURATIONS = "credential_configurations_supported";
    static final String SIGNING_ALGS = "credential_signing_alg_values_supported";
    static final String BINDING_METHODS = "cryptographic_binding_methods_supported";
    static final String PROOF_TYPES = "proof_types_supported";
    static final String PROOF_ALGS = "proof_signing_alg_values_supported";
    static final String ATTESTATIONS_REQUIRED = "key_attestations_required";
    static final String CREDENTIAL_METADATA = "credential_metadata";

    /** 4.1.1: credential offer. */
    static final String CONFIGURATION_IDS = "credential_configuration_ids";

    static final String PRE_AUTHORIZED_GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
    static final String PRE_AUTHORIZED_CODE = "pre-authorized_code";
    static final String AUTHORIZATION_CODE = "authorization_code";
    static final String ISSUER_STATE = "issuer_state";
    static final String TX_CODE = "tx_code";
    static final String OFFER_SCHEME = "openid-credential-offer://";

    /** 7.2. */
    static final String C_NONCE = "c_nonce";

    /** 8.2: credential request. */
    static final String CREDENTIAL_IDENTIFIER = "credential_identifier";

    static final String CONFIGURATION_ID = "credential_configuration_id";
    static final String PROOFS = "proofs";
    /** Until draft 15 there was one proof, under this name. */
    static final String PROOF = "proof";

    static final String DRAFT_PROOF_TYPE = "proof_type";
    static final String PROOF_JWT = "jwt";
    static final String PROOF_ATTESTATION = "attestation";
    static final String RESPONSE_ENCRYPTION = "credential_response_encryption";

    /** 8.3 and 9: credential response, deferred credentials. */
    static final String CREDENTIALS = "credentials";

    static final String CREDENTIAL = "credential";
    static final String NOTIFICATION_ID = "notification_id";
    static final String TRANSACTION_ID = "transaction_id";
    static final String INTERVAL = "interval";

    /** 11.1. */
    static final String EVENT = "event";

    static final String EVENT_DESCRIPTION = "event_description";

    /** Appendix D.1 and F.1. */
    static final String KEY_ATTESTATION = "key_attestation";

    static final String ATTESTED_KEYS = "attested_keys";

    private OpenId4Vci() {}
}
