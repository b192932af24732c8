package org.countersign.holder;

/** Member names of a stored wallet, declared once. */
final class WalletNames {
    static final String VERSION = "version";
    static final String CERTIFICATES = "certificates";
    static final String CREDENTIALS = "credentials";

    static final String ID = "id";
    static final String ISSUER = "issuer";
    static final String ISSUER_NAME = "issuerName";
    static final String TYPE = "type";
    static final String TYPE_NAME = "typeName";
    static final String VALID_FROM = "validFrom";
    static final String EXPIRES_AT = "expiresAt";
    static final String FIELDS = "fields";
    static final String PASS = "pass";
    static final String HOLDER = "holder";

    static final String VCT = "vct";
    static final String BEGINS = "begins";
    static final String CREDENTIAL = "credential";
    static final String ISSUER_KEY = "issuerKey";

    static final String NAME = "name";
    static final String LABEL = "label";
    static final String VALUE = "value";
    static final String DISPLAY = "display";
    static final String CHINESE = "zh";
    static final String ENGLISH = "en";

    private WalletNames() {}
}
