package org.countersign.format.ledger;

import java.util.Optional;

/** The kinds of records, with the object types of their composite keys and the number of attributes that follow. */
public enum RecordKind {
    CERTIFICATE_SERIES("certificate-series", 1, CertificateSeries.class),
    CERTIFICATE_STANDING("certificate-status", 1, CertificateStanding.class),
    CERTIFICATE_OPERATION("certificate-operation", 1, CertificateOperation.class),
    CERTIFICATE_REFUSAL("certificate-refusal", 1, CertificateRefusal.class),
    COPIES_OPERATION("copies-operation", 1, CopiesOperation.class),
    STATUS_PAGE("status-page", 2, StatusPage.class),
    CLOCK("clock", 0, ClockFloor.class),
    STEWARD("steward", 0, Steward.class),
    ISSUER("issuer", 1, Issuer.class),
    KEY("key", 1, IssuerKey.class),
    TYPE("type", 1, CertificateType.class),
    TYPE_NUMBER("type-number", 1, TypeNumberUse.class),
    PARTNER("partner", 1, Partner.class),
    SCHEME("scheme", 1, Scheme.class),
    TRUST_OPERATION("trust-operation", 1, TrustOperation.class),
    ACCOUNT("account", 2, CreditAccount.class),
    HOLD("hold", 1, Hold.class),
    CREDIT_OPERATION("credit-operation", 1, CreditOperation.class),
    REVERSAL("reversal", 1, Reversal.class),
    PAID("paid", 3, PaidDelta.class),
    TOTALS("totals", 2, TotalsDelta.class);

    private final String objectType;
    private final int attributes;
    private final Class<? extends LedgerRecord> recordType;

    RecordKind(String objectType, int attributes, Class<? extends LedgerRecord> recordType) {
        this.objectType = objectType;
        this.attributes = attributes;
        this.recordType = recordType;
    }

    /** The first segment of the composite key. */
    public String objectType() {
        return objectType;
    }

    /** How many segments follow. */
    public int attributes() {
        return attributes;
    }

    public Class<? extends LedgerRecord> recordType() {
        return recordType;
    }

    static Optional<RecordKind> ofObjectType(String objectType) {
        for (RecordKind kind : values()) {
            if (kind.objectType.equals(objectType)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
