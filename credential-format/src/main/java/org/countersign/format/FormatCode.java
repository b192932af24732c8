package org.countersign.format;

/** Every way in which this library refuses input. The names are stable: they appear in logs, problem documents and tests. */
public enum FormatCode {
    BASE45_LENGTH,
    BASE45_CHARACTER,
    BASE45_VALUE,

    CBOR_TRUNCATED,
    CBOR_TRAILING,
    CBOR_NOT_SHORTEST,
    CBOR_INDEFINITE,
    CBOR_KEY_ORDER,
    CBOR_KEY_DUPLICATE,
    CBOR_TOO_DEEP,
    CBOR_TOO_LARGE,
    CBOR_UTF8,
    CBOR_UNSUPPORTED,

    KEY_FORM,
    KEY_NOT_ON_CURVE,

    COSE_STRUCTURE,
    COSE_TAG,
    COSE_HEADER,
    COSE_ALGORITHM,
    COSE_CRITICAL,
    COSE_SIGNATURE_FORM,
    COSE_SIGNATURE,

    PASS_PREFIX,
    PASS_TOO_LONG,
    PASS_HEADER,
    PASS_CLAIMS,
    PASS_FIELDS,

    FIELD_UNKNOWN,
    FIELD_TEXT,
    FIELD_DIGITS,
    FIELD_DATE,
    FIELD_CODE,

    STATUS_BITS,
    STATUS_INDEX,
    STATUS_COMPRESSION,
    STATUS_TOO_LARGE,
    STATUS_CLAIMS,

    TRUST_CLAIMS
}
